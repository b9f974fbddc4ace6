/** How the map came to be and how it changes: decisions, reviews, overrides, experiments. */
import * as z from 'zod'
import { PATHS } from './architecture.ts'
import { anyRef, condition, day, logic, ref, refOrName, text } from './words.ts'

export const DECISIONS = [
  'create',
  'split',
  'merge',
  'retire',
  'centralise',
  'decentralise',
  'boundary',
  'other',
] as const

export const Decision = z
  .strictObject({
    kind: z.enum(DECISIONS),
    on: day.describe('The day on which it was taken.'),
    by: text.describe('Who took it.'),
    about: z.array(anyRef()).min(1).describe('What it is about: ids of streams, slices, capabilities, ….'),
    path: z.enum(PATHS).optional().describe('By what path it acts on the architecture.'),
    why: text,
    prediction: z
      .strictObject({
        says: text.describe('What is expected to happen.'),
        holds: condition().optional().describe('What will then be true, as metric logic.'),
        by: day.optional().describe('The day by which it can be checked.'),
      })
      .optional()
      .describe('What it is expected to bring, so that a review can score it.'),
    supersedes: ref('decision').optional().describe('The decision that it replaces.'),
  })
  .describe('A recorded decision on the map.')

export const Review = z
  .strictObject({
    on: day.describe('The day on which it was held.'),
    occasion: z
      .enum(['cadence', 'market-shift'])
      .default('cadence')
      .describe('The regular review, or one because the market shifted.'),
    by: text.describe('Who held it.'),
    streams: z.array(ref('stream')).default([]).describe('The streams reviewed. Default: all of them.'),
    findings: text,
    scores: z
      .record(ref('decision'), z.enum(['came true', 'partly', 'did not', 'too early']))
      .default({})
      .describe('Decision → whether what it predicted came true.'),
    decisions: z.array(ref('decision')).default([]).describe('Decisions that came out of it.'),
  })
  .describe('A review of the map.')

export const Override = z
  .strictObject({
    rule: z
      .string()
      .regex(/^MR\d{3}$/, 'the code of a rule is expected, such as `MR201`')
      .describe('The rule that is overridden.'),
    about: anyRef().describe('The id of the thing for which it is overridden.'),
    by: text.describe('Who answers for it.'),
    on: day.describe('Since when.'),
    until: day.optional().describe('The day on which it is to be looked at again.'),
    why: text,
  })
  .describe('A recorded exception from a must: who, when and why.')

export const Experiment = z
  .strictObject({
    name: text,
    stream: ref('stream'),
    stage: ref('stage').optional(),
    hypothesis: text.describe('What is believed: if we do this, then that.'),
    measure: logic().optional().describe('The quantity watched, as metric logic.'),
    success: condition().optional().describe('What is then true if it works, as metric logic.'),
    owner: refOrName('team', 'person').optional(),
    from: day.optional(),
    to: day.optional().describe('The day on which it is judged.'),
    result: z.enum(['running', 'confirmed', 'refuted', 'inconclusive']).default('running'),
    learned: text.optional(),
  })
  .describe('A sequenced, owned experiment with a measure of success.')

export type Decision = z.infer<typeof Decision>
export type Review = z.infer<typeof Review>
export type Override = z.infer<typeof Override>
export type Experiment = z.infer<typeof Experiment>
