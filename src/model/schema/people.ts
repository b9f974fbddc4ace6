/** Who does the work, and what comes in: people, teams, functions, roles, revenue streams. */
import * as z from 'zod'
import { Money, percent, ref, refOrName, text } from './words.ts'

export const Person = z
  .strictObject({ name: text, description: text.optional() })
  .describe('Somebody who works here. A map works with head-counts alone, too.')

export const WorkFunction = z
  .strictObject({ name: text, description: text.optional() })
  .describe('A discipline, such as engineering, design or data.')

export const Role = z
  .strictObject({
    name: text,
    required: z.boolean().default(false).describe('Every stream needs it.'),
    description: text.optional(),
  })
  .describe('A role that somebody of a stream fills, such as product or customer success.')

export const Member = z
  .strictObject({
    person: ref('person').optional().describe('Who; or `count` instead.'),
    count: z.number().int().positive().optional().describe('How many people, where no names are kept.'),
    function: refOrName('function').optional().describe('The discipline in which they work here.'),
    role: refOrName('role').optional().describe('The role that they fill here.'),
    share: percent.default(100).describe('Share of their time, in percent of a full-time job.'),
  })
  .refine(
    ({ person, count }) => (person === undefined) !== (count === undefined),
    'either `person` or `count` is expected, and not both',
  )
  .describe('A person, or a number of people, assigned to the team.')

export const Team = z
  .strictObject({
    name: text,
    description: text.optional(),
    stream: ref('stream').optional().describe('The stream that the team works for.'),
    stages: z
      .array(ref('stage'))
      .default([])
      .describe('The stages of the stream that it owns. Default: all of them.'),
    members: z.array(Member).default([]).describe('Who is assigned to it.'),
  })
  .describe('A team, dedicated to a stream.')

export const RevenueStream = z
  .strictObject({
    name: text,
    description: text.optional(),
    amount: Money.optional().describe('What it brings in.'),
    shares: z
      .record(ref('stream'), percent)
      .default({})
      .describe('Value stream → its share, in percent. What is left over stays unattributed.'),
  })
  .describe('How the business captures value. Many revenue streams may flow from many value streams.')

export type Person = z.infer<typeof Person>
export type WorkFunction = z.infer<typeof WorkFunction>
export type Role = z.infer<typeof Role>
export type Member = z.infer<typeof Member>
export type Team = z.infer<typeof Team>
export type RevenueStream = z.infer<typeof RevenueStream>
