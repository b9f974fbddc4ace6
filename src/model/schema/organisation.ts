/** The organisation, and what its streams have in common. */
import * as z from 'zod'
import { EvidenceRules } from './evidence.ts'
import { day, defining, ref, text, TimeZone } from './words.ts'

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

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written like `09:00`')

export const WorkingCalendar = z
  .strictObject({
    days: z
      .array(z.enum(WEEK_DAYS))
      .min(1)
      .default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'])
      .describe('The days on which people work.'),
    from: clock.default('09:00').describe('When the working day begins, in the zone of the organisation.'),
    to: clock.default('17:00').describe('When it ends; later than it begins.'),
    holidays: z.array(day).default([]).describe('Days off, such as `2026-12-25`.'),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'the working day ends after it begins' })
  .describe('Working time: a labelled alternative to elapsed time, never the silent default.')

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
    workingCalendar: WorkingCalendar.optional(),
    evidence: EvidenceRules.optional(),
    goals: defining('goal', Goal).default({}).describe('Strategy goals, by id.'),
  })
  .describe('The organisation whose value streams these are.')

export type WeekDay = (typeof WEEK_DAYS)[number]
export type WorkingCalendar = z.infer<typeof WorkingCalendar>
export type Goal = z.infer<typeof Goal>
export type Organisation = z.infer<typeof Organisation>
