/** The shapes of what is told of north-stars, guardrails, metrics and results: CLI, API and web app use these. */
import * as z from 'zod'
import { instant, count } from '../answer-pieces.ts'
import { journeyFrame } from '../answers.ts'
import { ProcessLimits } from '../view-answers.ts'

const nullableCount = count.nullable()

export const LookedAt = z.object({ from: instant, to: instant })
export type LookedAt = z.infer<typeof LookedAt>

export const PartAnswer = z.object({
  logic: z.string().describe('The quantity as the logic names it.'),
  value: z.number().nullable().describe('Durations in seconds, shares of 1, money in its currency.'),
  words: z.string(),
  n: nullableCount.describe('Observations that it is made of.'),
  what: z.string().describe('What was counted.'),
  why: z.string().nullable().describe('Why there is no value.'),
})
export type PartAnswer = z.infer<typeof PartAnswer>

export const ChangeAnswer = z.object({
  before: LookedAt.extend({ value: z.number(), words: z.string(), n: nullableCount }),
  difference: z.number(),
  direction: z.enum(['better', 'worse', 'same']),
  interval: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .describe('95 % interval of the difference; null where the value is no share of counted observations.'),
  sure: z
    .boolean()
    .nullable()
    .describe('Whether the interval leaves out 0; null where there is no interval.'),
  words: z.string(),
})
export type ChangeAnswer = z.infer<typeof ChangeAnswer>

export const MetricAnswer = z.object({
  id: z.string(),
  name: z.string(),
  definition: z.string().nullable(),
  logic: z.string().nullable(),
  isDefault: z.boolean().describe('The map says no logic: it is conversion to the finish line.'),
  better: z.enum(['higher', 'lower']),
  value: z.number().nullable().describe('Durations in seconds, shares of 1, money in its currency.'),
  unit: z.enum(['share', 'seconds', 'money', 'count', 'number']),
  words: z.string(),
  n: nullableCount,
  why: z.string().nullable(),
  open: z
    .object({ n: count, share: z.number() })
    .nullable()
    .describe('Of a share of journeys: those that have not got there and are still open (censored).'),
  parts: z.array(PartAnswer),
  change: ChangeAnswer.nullable(),
})
export type MetricAnswer = z.infer<typeof MetricAnswer>

export const ConditionAnswer = z.object({
  about: z.string().describe('Its part of the address of the figure.'),
  logic: z.string(),
  value: z.number().nullable(),
  words: z.string(),
  bound: z.string().describe('Such as `at most 5 days`.'),
  n: nullableCount,
  holds: z.boolean().nullable(),
  why: z.string().nullable(),
  parts: z.array(PartAnswer),
})
export type ConditionAnswer = z.infer<typeof ConditionAnswer>

export const GUARDRAIL_STATUSES = ['holds', 'broken', 'not measured'] as const

export const GuardrailAnswer = z.object({
  id: z.string(),
  name: z.string(),
  why: z.string().nullable().describe('Why it is a guardrail, as the map says.'),
  logic: z.string(),
  status: z.enum(GUARDRAIL_STATUSES),
  conditions: z.array(ConditionAnswer),
  since: LookedAt.nullable().describe('The first of the windows in a row in which it was broken.'),
  sentence: z.string(),
})
export type GuardrailAnswer = z.infer<typeof GuardrailAnswer>

export const HollowAnswer = z.object({
  is: z.enum(['hollow', 'perhaps hollow']),
  guardrails: z.array(z.string()).describe('Ids of those that are broken.'),
  words: z.string(),
})
export type HollowAnswer = z.infer<typeof HollowAnswer>

const ResultPoint = z.object({ at: instant, value: z.number() })

export const ResultSeriesAnswer = z.object({
  result: z.string(),
  stream: z.string().nullable(),
  slice: z.string().nullable(),
  unit: z.string().nullable(),
  points: z.array(ResultPoint),
})
export type ResultSeriesAnswer = z.infer<typeof ResultSeriesAnswer>

export const AssociationAnswer = z.object({
  result: z.string(),
  slice: z.string().nullable(),
  metric: z.object({ id: z.string(), name: z.string() }),
  lags: z.array(
    z.object({
      lag: count.describe('Periods by which the result follows.'),
      n: count.describe('Pairs of periods.'),
      rho: z.number().nullable(),
    }),
  ),
  words: z.string(),
})
export type AssociationAnswer = z.infer<typeof AssociationAnswer>

/** What a stream is judged by, at a glance. */
export const NorthStarNow = z.object({
  ...journeyFrame,
  stream: z.object({ id: z.string(), name: z.string() }),
  periods: count.describe('Whole periods in the window; 0 where less than one is known.'),
  before: LookedAt.nullable().describe('The window of the same length before it.'),
  northStar: MetricAnswer.nullable().describe('null: the map names none.'),
  hollow: HollowAnswer.nullable(),
  guardrails: z.array(GuardrailAnswer),
})
export type NorthStarNow = z.infer<typeof NorthStarNow>

export const ChainAnswer = z.object({
  northStar: z.string().nullable(),
  goal: z
    .object({ id: z.string(), name: z.string(), description: z.string().nullable() })
    .nullable()
    .describe('The goal of the strategy that the north-star serves.'),
  revenue: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        viaGoal: z.boolean().describe('The goal makes it grow; else the stream only has a share in it.'),
        perYear: z.object({ amount: z.number(), currency: z.string() }).nullable(),
        share: z.number().nullable().describe('Of the stream, in percent.'),
        ofStream: z.number().nullable().describe('The part of the stream per year.'),
      }),
    )
    .describe('How that makes money.'),
  gaps: z.array(z.string()).describe('Where the chain is broken, and what to declare.'),
})
export type ChainAnswer = z.infer<typeof ChainAnswer>

export const NorthStarAnswer = NorthStarNow.extend({
  chain: ChainAnswer.describe('From the north-star over the goal to how it makes money.'),
  metrics: z.array(MetricAnswer),
  cells: z.array(
    z.object({
      slice: z.object({ id: z.string(), name: z.string() }),
      stage: z.object({ id: z.string(), name: z.string() }),
      metric: MetricAnswer,
    }),
  ),
  series: z.array(
    z.object({
      start: instant,
      end: instant,
      partial: z.boolean(),
      value: z.number().nullable(),
      words: z.string(),
      n: nullableCount,
      open: nullableCount.describe('Journeys of the period that are still open, as far as is known now.'),
    }),
  ),
  limits: ProcessLimits.nullable().describe('Of the whole periods whose journeys are settled.'),
  results: z.array(ResultSeriesAnswer),
  associations: z.array(AssociationAnswer),
})
export type NorthStarAnswer = z.infer<typeof NorthStarAnswer>

const PREDICTION_STATUSES = [
  'holds',
  'does not hold',
  'too early',
  'can’t be computed',
  'in words only',
] as const

export const PredictionAnswer = z.object({
  id: z.string(),
  of: z.enum(['decision', 'experiment']),
  name: z.string(),
  says: z.string().nullable(),
  logic: z.string().nullable(),
  on: z.string().nullable().describe('The day of the decision, or on which the experiment began.'),
  by: z.string().nullable().describe('The day by which it can be checked.'),
  status: z.enum(PREDICTION_STATUSES),
  sentence: z.string(),
  streams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      window: LookedAt,
      holds: z.boolean().nullable(),
      why: z.string().nullable(),
      conditions: z.array(ConditionAnswer),
    }),
  ),
  measure: z
    .object({ logic: z.string(), words: z.string(), n: nullableCount, before: z.string().nullable() })
    .nullable()
    .describe('Of an experiment: the quantity that is watched, while it ran and in as long a time before.'),
})
export type PredictionAnswer = z.infer<typeof PredictionAnswer>

export const PredictionsAnswer = z.object({ asOf: instant, predictions: z.array(PredictionAnswer) })
export type PredictionsAnswer = z.infer<typeof PredictionsAnswer>

export const NorthStarsAnswer = z.object({
  streams: z.array(NorthStarNow).describe('In the order of the map; those with a north-star or guardrails.'),
})
export type NorthStarsAnswer = z.infer<typeof NorthStarsAnswer>

export const ResultsTakenAnswer = z.object({
  read: count,
  accepted: count.describe('New values.'),
  unchanged: count.describe('Values that were known already.'),
  corrected: z
    .array(
      z.object({
        row: count,
        result: z.string(),
        at: instant,
        was: z.string(),
        is: z.string(),
      }),
    )
    .describe('Values that replace another one of the same result and time.'),
  rejected: count,
  rejections: z.array(z.object({ row: count, reason: z.string() })),
  warnings: z.array(z.string()).describe('What the values do not fit in the map.'),
})
export type ResultsTakenAnswer = z.infer<typeof ResultsTakenAnswer>

export const ResultsAnswer = z.object({
  results: z.array(ResultSeriesAnswer),
  corrections: z.array(
    z.object({
      result: z.string(),
      stream: z.string().nullable(),
      slice: z.string().nullable(),
      at: instant,
      was: z.string(),
      is: z.string(),
      on: instant.describe('When the correction came.'),
    }),
  ),
})
export type ResultsAnswer = z.infer<typeof ResultsAnswer>
