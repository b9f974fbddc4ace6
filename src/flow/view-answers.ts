/**
 * The shapes of the views: what a chart, its table and its CSV are made of. The same rules as in `answers.ts`:
 * instants are ISO 8601 with offset, durations seconds, shares 0 to 1 unless they are said to be percents.
 */
import * as z from 'zod'
import { instant, seconds, count } from './answer-pieces.ts'
import { DataState, Distribution, FlowAnswer } from './answers.ts'
import { FLOW_ITEM_TYPES } from './facts.ts'
import { METRICS } from './figures/metrics.ts'

export const VIEWS = [
  'velocity',
  'flow-time',
  'cumulative-flow',
  'load',
  'aging',
  'efficiency',
  'mix',
  'balance',
  'stages',
  'rework',
  'littles-law',
  'predictability',
] as const
export type ViewId = (typeof VIEWS)[number]

/** How durations are counted: elapsed from start to done, in working hours, in calendar days; or from creation. */
export const CLOCKS = ['elapsed', 'working', 'calendar-days', 'lead'] as const
export type Clock = (typeof CLOCKS)[number]

/** By what the load over time is grouped. */
export const GROUPS = ['type', 'stage', 'state', 'slice', 'team'] as const
export type Group = (typeof GROUPS)[number]

const itemType = z.enum(FLOW_ITEM_TYPES)
const byType = z.record(itemType, count)

/** What every view says beside its figures. */
const frame = {
  of: FlowAnswer.shape.of,
  window: FlowAnswer.shape.window,
  timeZone: z.string(),
  metric: z.enum(METRICS).describe('The definition behind the view.'),
  version: z.int().positive(),
  policies: z.array(z.string()),
  warnings: z.array(z.string()),
  simulated: z.boolean(),
  data: DataState,
}

/** The process limits of a series [XmR], and the points that say that the process changed. */
export const ProcessLimits = z.object({
  n: count,
  mean: z.number(),
  upper: z.number(),
  lower: z.number(),
  signals: z.array(
    z.object({
      rule: z.enum(['beyond the limits', 'eight on one side', 'three of four near a limit']),
      from: count.describe('Index of the first point.'),
      to: count.describe('Index of the last point.'),
      direction: z.enum(['up', 'down']),
    }),
  ),
})
export type ProcessLimits = z.infer<typeof ProcessLimits>

const VelocityView = z.object({
  ...frame,
  view: z.literal('velocity'),
  periods: z.array(
    z.object({ start: instant, end: instant, items: count, partial: z.boolean(), byType: byType }),
  ),
  limits: ProcessLimits.nullable().describe('Of the whole periods; null with fewer than 6 of them.'),
})

/** A duration percentile with its label, such as 85 and 277000. */
const percentileOf = z.object({ percent: z.int(), seconds: seconds.nullable() })

const FlowTimeView = z.object({
  ...frame,
  view: z.literal('flow-time'),
  clock: z.enum(CLOCKS).describe('How durations are counted.'),
  clocks: z.array(z.enum(CLOCKS)).describe('Which there are: `working` needs a working calendar.'),
  n: count,
  startCensored: count,
  quarantined: count,
  neverStarted: count,
  percentiles: z
    .array(
      z.object({
        percent: z.int(),
        value: z.number().nullable().describe('Seconds; days for the clock `calendar-days`.'),
      }),
    )
    .describe('50, 70, 85, 95.'),
  mean: z.number().nullable().describe('In the unit of the percentiles.'),
  expectation: z
    .object({
      percent: z.int(),
      seconds,
      kept: z.number().nullable().describe('Share of the items done within it, 0 to 1; null without any.'),
    })
    .nullable()
    .describe('The service level expectation of the stream, for the clock `elapsed`.'),
  points: z
    .array(
      z.object({
        done: instant,
        value: z.number().describe('Seconds, or days.'),
        type: itemType,
        source: z.string(),
        item: z.string(),
        label: z.string(),
      }),
    )
    .nullable()
    .describe('Each item, up to 2,000 of them; null where `cells` stand for them.'),
  cells: z
    .array(z.object({ from: instant, to: instant, low: z.number(), high: z.number(), n: count }))
    .nullable()
    .describe('Items counted in a grid of time × duration, for more than 2,000; only cells that hold items.'),
  histogram: z.array(z.object({ low: z.number(), high: z.number(), n: count, byType: byType })),
})

const CumulativeFlowView = z.object({
  ...frame,
  view: z.literal('cumulative-flow'),
  policy: z.enum(['asIs', 'highWater']),
  stages: z
    .array(z.string())
    .describe('In the order of the flow; bands are drawn from the last to the first.'),
  points: z.array(
    z.object({
      at: instant,
      stages: z.array(count).describe('Items in each stage, in the order of `stages`.'),
      done: count.describe('Done since the start of the window.'),
      arrived: count.describe('Started since the start of the window, and in progress at it.'),
    }),
  ),
})

const LoadView = z.object({
  ...frame,
  view: z.literal('load'),
  by: z.enum(GROUPS),
  groups: z.array(z.string()).describe('`–` are the items that belong to none.'),
  points: z.array(z.object({ at: instant, total: count, loads: z.array(count) })),
  now: count.describe('As of the end of what is known.'),
  average: z.number().nullable(),
})

export const OpenItemAnswer = z.object({
  source: z.string(),
  item: z.string(),
  label: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  type: itemType,
  stage: z.string(),
  state: z.enum(['waiting', 'active']),
  reason: z.string().nullable(),
  status: z.string().nullable(),
  blockedBy: z.string().nullable(),
  start: instant,
  startCensored: z.boolean(),
  ageSeconds: seconds,
  inStageSeconds: seconds,
  silentSeconds: seconds.describe('Since its last event.'),
  pace: z
    .number()
    .nullable()
    .describe(
      'Its percentile among the ages at which done items left this stage, 0 to 100; null without any.',
    ),
  stale: z.boolean(),
  beyondExpectation: z.boolean().nullable(),
  costOfDelayPerWeek: z.number().nullable(),
  cd3: z.number().nullable().describe('Cost of delay ÷ expected duration, money per week per week.'),
})
export type OpenItemAnswer = z.infer<typeof OpenItemAnswer>

export const AgingView = z.object({
  ...frame,
  view: z.literal('aging'),
  stages: z.array(
    z.object({
      stage: z.string(),
      n: count.describe('Done items that left it.'),
      percentiles: z.array(percentileOf).describe('Age on leaving it: 50, 70, 85, 95.'),
    }),
  ),
  items: z.array(OpenItemAnswer).describe('In progress now, the oldest first.'),
  expectation: z.object({ percent: z.int(), seconds }).nullable(),
  staleAfterDays: z.number(),
  age: z.object({
    n: count.describe('Items in progress whose start is known.'),
    p50: seconds.nullable(),
    p85: seconds.nullable(),
    oldest: seconds.nullable().describe('Of all items in progress.'),
    startCensored: count.describe('Items in progress that are older than they look.'),
  }),
  stale: count.describe('Items without an event for longer than `staleAfterDays`.'),
  exceeded: count.nullable().describe('Items older than the expectation; null without one.'),
})

const EfficiencyView = z.object({
  ...frame,
  view: z.literal('efficiency'),
  efficiency: FlowAnswer.shape.efficiency,
  stages: z.array(
    z.object({
      stage: z.string(),
      items: count,
      activeSeconds: seconds,
      waitingSeconds: seconds,
      shareOfWait: z.number().nullable().describe('Of all waiting, 0 to 1.'),
    }),
  ),
  waitingPlaces: z
    .array(
      z.object({
        stage: z.string(),
        reason: z.string().nullable(),
        items: count,
        seconds,
        share: z.number(),
      }),
    )
    .describe('Where items waited inside the window, the longest first.'),
})

const MixView = z.object({
  ...frame,
  view: z.literal('mix'),
  basis: z.enum(['completed', 'load']),
  whole: Distribution,
  periods: z.array(
    z.object({ start: instant, end: instant, partial: z.boolean(), distribution: Distribution }),
  ),
  target: z.record(z.enum(['feature', 'defect', 'risk', 'debt']), z.number()).nullable(),
})

const BalanceView = z.object({
  ...frame,
  view: z.literal('balance'),
  periods: z.array(
    z.object({
      start: instant,
      end: instant,
      partial: z.boolean(),
      arrivals: count,
      done: count,
      canceled: count,
      growth: z.int().describe('Of the load, as measured.'),
    }),
  ),
  arrivals: count,
  done: count,
  canceled: count,
  load: count.describe('As of the end of what is known.'),
  meanVelocity: z.number().nullable().describe('Of the whole periods; null where there is none.'),
  timeToClear: z
    .number()
    .nullable()
    .describe('Load ÷ mean velocity, in periods; null for a velocity of 0 (never).'),
})

const StagesView = z.object({
  ...frame,
  view: z.literal('stages'),
  stages: z.array(
    z.object({
      stage: z.string(),
      items: count,
      entries: count,
      skipped: count,
      activeSeconds: seconds,
      waitingSeconds: seconds,
      percentiles: z.array(percentileOf),
    }),
  ),
})

const ReworkView = z.object({
  ...frame,
  view: z.literal('rework'),
  n: count.describe('Items done in the window, without quarantined ones.'),
  reworked: count.describe('Of them, reopened after done or moved back; each once.'),
  reopened: count,
  movedBack: count.describe('Back in a stage that they had left.'),
  reworkSeconds: seconds.describe('Between done and reopened, summed.'),
  backward: z
    .array(z.object({ from: z.string(), to: z.string(), count }))
    .describe('Moves to a stage that the map names earlier, the most frequent first.'),
  periods: z.array(
    z.object({ start: instant, end: instant, partial: z.boolean(), done: count, reworked: count }),
  ),
})

export const LittlesLawView = z.object({
  ...frame,
  view: z.literal('littles-law'),
  arrivalRate: z.number().describe('Items per day.'),
  departureRate: z.number(),
  meanFlowSeconds: seconds.nullable(),
  averageLoad: z.number().nullable().describe('Measured: ∫ load dt ÷ length.'),
  impliedLoad: z.number().nullable().describe('By the law: arrival rate × mean flow time.'),
  lights: z
    .array(
      z.object({
        id: z.enum(['arrivals', 'finished', 'load', 'age', 'units']),
        name: z.string(),
        lit: z.boolean(),
        why: z.string().describe('With the figures that decide.'),
      }),
    )
    .length(5),
})

export const PredictabilityView = z.object({
  ...frame,
  view: z.literal('predictability'),
  limits: ProcessLimits.nullable(),
  stable: z.boolean().nullable(),
  why: z.string(),
  periods: z.array(z.object({ start: instant, end: instant, items: count, partial: z.boolean() })),
  n: count.describe('Items that flow time counts.'),
  spread: z.number().nullable().describe('Flow time p85 ÷ p50: how much longer the long ones take.'),
})

export const ViewAnswer = z.discriminatedUnion('view', [
  VelocityView,
  FlowTimeView,
  CumulativeFlowView,
  LoadView,
  AgingView,
  EfficiencyView,
  MixView,
  BalanceView,
  StagesView,
  ReworkView,
  LittlesLawView,
  PredictabilityView,
])
export type ViewAnswer = z.infer<typeof ViewAnswer>
export type ViewOf<V extends ViewId> = Extract<ViewAnswer, { view: V }>
