/**
 * The shape of data health: what is wrong with the data of each source, what that does to which number, and how to
 * mend it. The same rules as in `answers.ts`: instants are ISO 8601 with offset, durations seconds, shares 0 to 1.
 */
import * as z from 'zod'
import { count } from '../answer-pieces.ts'
import { ITEM_TYPES } from '../../model/schema.ts'
import { DataState } from '../answers.ts'
import { METRICS } from '../figures/metrics.ts'

/** What is examined, in the order in which it is told among findings of equal weight. */
export const CHECKS = [
  'unknown-source',
  'unmapped-states',
  'same-items',
  'without-stream',
  'contradicting-dates',
  'clock-skew',
  'clock-change',
  'night-work',
  'whole-days',
  'repeated-hour',
  'gaps',
  'unclassified',
  'never-started',
  'start-censored',
  'without-history',
  'never-moved',
  'changes-after-done',
  'zero-length-visits',
  'repeated-events',
  'skipped-stages',
] as const

/**
 * - `error`: a number is wrong, or says nothing of a large part of the work.
 * - `warning`: a number is off for some of the work.
 * - `info`: to be known by whoever reads the number.
 */
export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

const CONFIDENCES = ['high', 'medium', 'low'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** States that a status can be proposed to mean. */
export const PROPOSED_STATES = ['new', 'waiting', 'paused', 'active', 'done', 'canceled'] as const
export type ProposedState = (typeof PROPOSED_STATES)[number]

export const Example = z.object({
  item: z.string(),
  label: z.string(),
  url: z.string().nullable().describe('Where its tool shows it.'),
  why: z.string(),
})
export type Example = z.infer<typeof Example>

export const Finding = z.object({
  id: z.enum(CHECKS),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  source: z.string(),
  n: count,
  of: count.describe('n of so many …'),
  unit: z.enum(['items', 'events', 'visits', 'days', 'hours']).describe('… of these.'),
  found: z.string().describe('What was found.'),
  effect: z.string().describe('What it does to which number.'),
  metrics: z.array(z.enum(METRICS)).describe('The definitions of the numbers that it touches.'),
  mend: z.object({
    action: z.string().describe('What to do about it.'),
    yaml: z.string().nullable().describe('What to write into the map, if that is the mending.'),
  }),
  examples: z.array(Example).max(5),
})
export type Finding = z.infer<typeof Finding>

/** How much of what a metric is to count it leaves out, and why. */
export const LeftOut = z.object({
  metric: z.enum(['velocity', 'flowTime', 'load', 'efficiency', 'distribution']),
  of: z.enum(['items done', 'items begun and not ended']),
  total: count,
  counted: count,
  reasons: z.array(z.object({ reason: z.string(), n: count })),
})
export type LeftOut = z.infer<typeof LeftOut>

export const RuleSuggestion = z.object({
  when: z.record(z.string(), z.string()).describe('A condition of `classify`.'),
  as: z.enum(ITEM_TYPES).nullable().describe('The type that it points to; null where only people know.'),
  confidence: z.enum(CONFIDENCES),
  why: z.string(),
  covers: count.describe('Unclassified items that it would classify.'),
  of: count.describe('Unclassified items in all.'),
  touches: count.describe(
    'Items that match it and that earlier rules classify already: they stay as they are.',
  ),
})
export type RuleSuggestion = z.infer<typeof RuleSuggestion>

export const StateSuggestion = z.object({
  status: z.string(),
  state: z.enum(PROPOSED_STATES),
  confidence: z.enum(CONFIDENCES),
  why: z.string(),
  mapped: z.string().nullable().describe('What the map says of it now; null if it says nothing.'),
  items: count.describe('Items that were in it.'),
})
export type StateSuggestion = z.infer<typeof StateSuggestion>

export const SourceHealth = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  measures: z.enum(['work', 'journeys']),
  simulated: z.boolean(),
  data: DataState,
  events: count,
  items: count,
  findings: z.array(Finding).describe('The worst first; none for a clean source.'),
  leftOut: z.array(LeftOut),
  rules: z.array(RuleSuggestion).describe('Rules that would classify what is unclassified.'),
  states: z.array(StateSuggestion).describe('What each status seen might mean, in the order of the flow.'),
})
export type SourceHealth = z.infer<typeof SourceHealth>

export const DataHealthAnswer = z.object({
  asOf: z.string().describe('When the data was examined. ISO 8601 with offset.'),
  timeZone: z.string(),
  sources: z.array(SourceHealth).describe('The worst first.'),
})
export type DataHealthAnswer = z.infer<typeof DataHealthAnswer>
