/** The organisation, and what its streams have in common. */
import * as z from 'zod'
import { defining, ref, text, TimeZone } from './words.ts'

export const WEEK_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export const Goal = z
  .strictObject({
    name: text,
    description: text.optional(),
    revenueStreams: z
      .array(ref('revenue stream'))
      .default([])
      .describe('How the goal makes money: the revenue streams that it makes grow.'),
  })
  .describe('A goal of the strategy that north-star metrics serve.')

export const Organisation = z
  .strictObject({
    name: text,
    timeZone: TimeZone.default('UTC').describe('Days and weeks are counted in this IANA time zone.'),
    weekStart: z
      .enum(WEEK_DAYS)
      .default('monday')
      .describe('First day of the week; ISO weeks start on Monday.'),
    reviewEveryMonths: z
      .number()
      .int()
      .positive()
      .default(6)
      .describe('How often the map is reviewed, in months.'),
    goals: defining('goal', Goal).default({}).describe('Strategy goals, by id.'),
  })
  .describe('The organisation whose value streams these are.')

export type WeekDay = (typeof WEEK_DAYS)[number]
export type Goal = z.infer<typeof Goal>
export type Organisation = z.infer<typeof Organisation>
