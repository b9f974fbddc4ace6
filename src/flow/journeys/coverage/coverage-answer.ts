/**
 * The shape of proof-point coverage: of every step of every stream, what is to prove it, whether that was ever seen, and
 * whether it still is. Instants are ISO 8601 with offset, durations seconds.
 */
import * as z from 'zod'
import { instant, count } from '../../answer-pieces.ts'
import { DataState, FlowAnswer } from '../../answers.ts'
import { Arrivals } from './arrivals-answer.ts'

const Named = z.object({ id: z.string(), name: z.string() })

/** How far a step has come, the furthest last. */
export const STEP_STATES = [
  'not claimed',
  'not instrumented',
  'not observed',
  'partly observed',
  'observed',
] as const
export type StepState = (typeof STEP_STATES)[number]

/**
 * - `never seen`: none was ever seen.
 * - `silent`: none was seen for longer than is expected.
 * - `not of slice`: seen, but never in a journey of the slice.
 */
export const EVENT_STATES = ['never seen', 'silent', 'not of slice', 'observed'] as const
export type EventState = (typeof EVENT_STATES)[number]

export const SHARES = ['none', 'some', 'all'] as const
export type ShareWord = (typeof SHARES)[number]

export const StepCoverage = z.object({
  stage: z.string(),
  slice: z.string().nullable().describe('null where the stream serves no slice.'),
  applies: z.boolean(),
  why: z.string().nullable().describe('Why the step does not apply to the slice, where the map says so.'),
  state: z.enum(STEP_STATES).nullable().describe('null where the step does not apply.'),
  instrumented: z.enum(SHARES).describe('How many of the events that are to prove it were ever seen.'),
  observed: z.enum(SHARES).describe('How many of them are seen as often as is expected.'),
  events: z.array(
    Named.extend({ by: z.string().describe('What of the map names it here.'), state: z.enum(EVENT_STATES) }),
  ),
})
export type StepCoverage = z.infer<typeof StepCoverage>

export const CoverageTotals = z.object({
  steps: count.describe('Steps that apply.'),
  claimed: count.describe('Steps for which the map names an event.'),
  instrumented: count.describe('Steps of which every event was ever seen.'),
  observed: count.describe('Steps of which every event is seen as often as is expected.'),
})
export type CoverageTotals = z.infer<typeof CoverageTotals>

export const StreamCoverage = Named.extend({
  slices: z.array(Named.extend({ id: z.string().nullable() })),
  stages: z.array(Named),
  steps: z.array(StepCoverage).describe('Slice by slice, in the order of the stages.'),
  totals: CoverageTotals,
})
export type StreamCoverage = z.infer<typeof StreamCoverage>

export const GAP_KINDS = ['not claimed', 'never seen', 'silent source', 'silent', 'not of slice'] as const
export type GapKind = (typeof GAP_KINDS)[number]

export const CoverageGap = z.object({
  kind: z.enum(GAP_KINDS),
  words: z.string().describe('What is missing.'),
  todo: z.string().describe('What to do about it.'),
  event: Named.nullable(),
  source: Named.nullable(),
  streams: z.array(Named),
  steps: z
    .array(z.object({ stream: z.string(), slice: z.string().nullable(), stage: z.string() }))
    .describe('The steps that it leaves open.'),
})
export type CoverageGap = z.infer<typeof CoverageGap>

export const EventCoverage = Named.extend({
  types: z.array(z.string()).describe('How tools call it; `*` stands for any text.'),
  stage: Named.nullable(),
  state: z.enum(['never seen', 'silent', 'observed']),
  inJourneys: count.describe('Events of journeys that are it.'),
  inWork: count.describe('Events of delivery work that bear its name.'),
  first: instant.nullable(),
  last: instant.nullable(),
  sources: z.array(Named),
  expectedSeconds: z.number().nullable().describe('At least one is expected within such a time.'),
})
export type EventCoverage = z.infer<typeof EventCoverage>

export const UnclaimedActivity = z.object({
  source: Named,
  activity: z.string(),
  events: count,
  first: instant,
  last: instant,
})
export type UnclaimedActivity = z.infer<typeof UnclaimedActivity>

export const CoverageAnswer = z.object({
  asOf: instant,
  of: FlowAnswer.shape.of,
  window: FlowAnswer.shape.window,
  timeZone: z.string(),
  simulated: z.boolean(),
  data: DataState,
  stream: z.string().nullable().describe('The only stream that is told of; null for all.'),
  totals: CoverageTotals,
  streams: z.array(StreamCoverage).describe('Streams with stages of the journey, those retired left out.'),
  gaps: z.array(CoverageGap).describe('What lacks most comes first.'),
  events: z
    .array(EventCoverage)
    .describe(
      'The business events of the map; of one stream those that its steps, its stages, its proof points or its metric logic name, or that came from its sources.',
    ),
  unclaimed: z
    .array(UnclaimedActivity)
    .describe('What sources of journeys tell and no business event is: candidates, the most frequent first.'),
  leftOut: z
    .object({ events: count, unclaimed: count })
    .describe('How many more there are of other streams, where one is asked for.'),
  arrivals: Arrivals.nullable().describe('What has come in over HTTP; null where no server listens.'),
})
export type CoverageAnswer = z.infer<typeof CoverageAnswer>
