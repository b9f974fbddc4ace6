/**
 * The shapes in which figures leave Millrace: `--json` of the CLI, the HTTP API and the web app use
 * these and no others. Instants are ISO 8601 with the offset of the organisation's zone; durations are
 * seconds; shares are whole percents that sum to 100.
 */
import * as z from 'zod'
import { instant, seconds, count } from './answer-pieces.ts'
import { METRICS } from './figures/metrics.ts'
import { FLOW_ITEM_TYPES } from './facts.ts'
import { FLOW_STATES, WEEK_DAYS } from '../model/schema.ts'

/** The five flow metrics. */
export const FIVE = ['velocity', 'flowTime', 'load', 'efficiency', 'distribution'] as const
export type Five = (typeof FIVE)[number]

export const BY = ['day', 'week', 'month'] as const
export type By = (typeof BY)[number]

const measured = z.enum(['work', 'journeys'])
const itemType = z.enum(FLOW_ITEM_TYPES)

/** Which kind of nothing an answer is; a true zero is `ok`. */
export const DataState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok') }),
  z.object({ kind: z.literal('not configured'), why: z.string() }),
  z.object({ kind: z.literal('no data'), why: z.string() }),
  z.object({ kind: z.literal('stale'), since: instant, why: z.string() }),
])
export type DataState = z.infer<typeof DataState>

export const Definition = z.object({
  id: z.enum(METRICS),
  name: z.string(),
  version: z.int().positive(),
  unit: z.string(),
  formula: z.string(),
  rules: z.array(z.string()),
  example: z.string().describe('Golden figures, which the tests hold the code to.'),
  source: z.string(),
})
export type Definition = z.infer<typeof Definition>

const VelocityPeriod = z.object({
  start: instant,
  end: instant,
  items: count,
  partial: z
    .boolean()
    .describe('The period is not over, not wholly inside the window, or before anything is known.'),
})

const FlowTime = z.object({
  n: count,
  p50: seconds.nullable(),
  p85: seconds.nullable(),
  p95: seconds.nullable(),
  startCensored: count,
  quarantined: count,
  neverStarted: count.describe('Done without ever having been in progress.'),
})

export const Load = z.object({
  now: count.describe('Items in progress as of the end of what is known.'),
  average: z.number().nullable().describe('∫ load dt ÷ length of the window.'),
  series: z.array(z.object({ at: instant, load: count })),
})

export const Efficiency = z.union([
  z.object({ value: z.number().min(0).max(1), activeSeconds: seconds, waitingSeconds: seconds, n: count }),
  z.object({ nothing: z.enum(['not configured', 'no data']), why: z.string() }),
])

export const Distribution = z.object({
  feature: count.nullable(),
  defect: count.nullable(),
  risk: count.nullable(),
  debt: count.nullable(),
  unclassified: count.nullable(),
  n: count,
  basis: z.enum(['completed', 'load']),
  counts: z.record(itemType, count),
})

export const FlowAnswer = z.object({
  of: z.object({
    measured,
    stream: z.string().nullable(),
    slice: z.string().nullable(),
    team: z.string().nullable(),
    type: itemType.nullable(),
  }),
  window: z.object({
    from: instant,
    to: instant,
    by: z.enum(BY),
    asOf: instant.describe(
      'Up to here the figures are known: now, or the last event of sources that have ended.',
    ),
  }),
  timeZone: z.string(),
  weekStart: z.enum(WEEK_DAYS),
  definitions: z.record(z.enum(FIVE), z.int()).describe('Version of the definition behind each metric.'),
  policies: z.array(z.string()).describe('Choices that the figures depend on, in words.'),
  warnings: z
    .array(z.string())
    .describe('What is in none of these figures, such as time in statuses that the map does not know.'),
  simulated: z.boolean(),
  data: DataState,
  velocity: z.array(VelocityPeriod),
  flowTime: FlowTime,
  load: Load,
  efficiency: Efficiency,
  distribution: Distribution,
})

/** What every answer about journeys says beside its figures. */
export const journeyFrame = FlowAnswer.pick({
  of: true,
  window: true,
  timeZone: true,
  policies: true,
  warnings: true,
  simulated: true,
  data: true,
}).shape
export type FlowAnswer = z.infer<typeof FlowAnswer>

export const ListedItem = z.object({
  source: z.string(),
  item: z.string(),
  pass: count,
  label: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  measured,
  stream: z.string().nullable(),
  slice: z.string().nullable(),
  type: itemType,
  state: z.enum(FLOW_STATES),
  stage: z.string().nullable(),
  status: z.string().nullable(),
  created: instant,
  start: instant.nullable(),
  done: instant.nullable(),
  canceled: instant.nullable(),
  abandoned: z
    .boolean()
    .describe('Canceled because nothing more happened within the abandonment window of the stream.'),
  movesStage: z.string().nullable().describe('The stage of the journey that the work is meant to move.'),
  movesSlice: z.string().nullable(),
  cost: z.number().nullable().describe('What it cost, where a field of the source says so.'),
  flowSeconds: seconds.nullable(),
  ageSeconds: seconds.nullable().describe('Now − start of an item that is in progress.'),
  activeSeconds: seconds,
  waitingSeconds: seconds,
  reworkSeconds: seconds,
  reopened: count,
  startCensored: z.boolean(),
  quarantine: z.string().nullable(),
  excluded: z.string().nullable().describe('Why the figure asked for leaves this item out.'),
})
export type ListedItem = z.infer<typeof ListedItem>

export const ItemsAnswer = z.object({ total: count, offset: count, items: z.array(ListedItem) })
export type ItemsAnswer = z.infer<typeof ItemsAnswer>

const VisitAnswer = z.object({
  pass: count,
  nth: count,
  stage: z.string(),
  state: z.enum(FLOW_STATES),
  reason: z.string().nullable(),
  type: itemType,
  from: instant,
  to: instant.nullable(),
  seconds: seconds.nullable(),
  skipped: z.boolean(),
})

export const EventAnswer = z.object({
  id: z.string(),
  at: instant,
  received: instant,
  step: z.string(),
  state: z.string().nullable(),
  meaning: z.string().describe('What the map makes of it, such as `active in development`.'),
  proofs: z.array(z.string()).describe('The business events of the map that it is.'),
  fields: z.record(z.string(), z.unknown()).nullable(),
  ref: z.string().nullable(),
})
export type EventAnswer = z.infer<typeof EventAnswer>

export const ItemAnswer = z.object({
  passes: z.array(ListedItem),
  visits: z.array(VisitAnswer),
  statuses: z
    .array(
      z.object({ status: z.string(), from: instant, to: instant.nullable(), seconds: seconds.nullable() }),
    )
    .describe('The intervals in the tool’s own statuses, from creation on, before any mapping.'),
  rule: z.string().describe('Which rule of the map gave the item its type.'),
  events: z.array(EventAnswer),
})
export type ItemAnswer = z.infer<typeof ItemAnswer>

const glance = <T extends z.ZodType>(value: T) => z.object({ value, before: value })

/** A stream at a glance: the last four whole weeks beside the four before them. */
export const Glance = z.object({
  measured,
  data: DataState,
  from: instant,
  to: instant,
  velocity: glance(count).describe('Items done.'),
  flowTime: glance(seconds.nullable()).extend({ n: count }).describe('85th percentile.'),
  load: glance(count).describe(
    'Items in progress now (as of the reach of the data), and four weeks earlier.',
  ),
  efficiency: glance(z.number().nullable()).extend({ nothing: z.string().nullable() }),
  distribution: Distribution,
  weeks: z.array(VelocityPeriod).describe('The last thirteen weeks.'),
  changes: z.array(z.string()).describe('What changed, in words, the largest first.'),
})
export type Glance = z.infer<typeof Glance>

export const StreamAnswer = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['top-level', 'supporting']),
  promise: z.string(),
  for: z.array(z.object({ id: z.string(), name: z.string() })),
  trigger: z.string(),
  finishLine: z.string(),
  outcome: z.string(),
  owner: z.string().nullable(),
  northStar: z
    .object({ name: z.string(), definition: z.string().nullable(), goal: z.string().nullable() })
    .nullable(),
  stages: z.array(z.object({ id: z.string(), name: z.string() })),
  reliesOn: z.array(z.object({ id: z.string(), name: z.string() })),
  simulated: z.boolean(),
  glances: z.array(Glance).describe('Delivery work and customers’ journeys, where a source measures them.'),
})
export type StreamAnswer = z.infer<typeof StreamAnswer>

export const SourceAnswer = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  measures: measured,
  simulated: z.boolean(),
  events: count,
  items: count,
  first: instant.nullable(),
  last: instant.nullable(),
  data: DataState,
  unmapped: z.record(z.string(), count),
  unclassified: count,
  withoutStream: count,
  quarantined: count,
})
export type SourceAnswer = z.infer<typeof SourceAnswer>

export const OverviewAnswer = z.object({
  organisation: z.object({ name: z.string(), timeZone: z.string(), weekStart: z.enum(WEEK_DAYS) }),
  asOf: instant,
  slices: z.array(z.object({ id: z.string(), name: z.string(), within: z.string().nullable() })),
  streams: z.array(StreamAnswer),
  sources: z.array(SourceAnswer),
  problems: z.array(
    z.object({
      code: z.string(),
      severity: z.string(),
      message: z.string(),
      file: z.string(),
      line: z.int(),
      column: z.int(),
    }),
  ),
  folder: z.string(),
})
export type OverviewAnswer = z.infer<typeof OverviewAnswer>

/** What became of the rows or events that were sent. */
export const TakenAnswer = z.object({
  read: count,
  accepted: count,
  duplicate: count,
  rejected: count,
  rejections: z.array(z.object({ file: z.string().nullable(), row: count, reason: z.string() })),
  warnings: z.array(z.string()),
})
export type TakenAnswer = z.infer<typeof TakenAnswer>
