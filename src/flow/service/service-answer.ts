/** The shape of how a stream runs as a service: the same rules as in `answers.ts`. */
import * as z from 'zod'
import { instant, seconds, count, share } from '../answer-pieces.ts'
import { SERVICE_LEVELS } from '../../model/schema.ts'
import { journeyFrame } from '../answers.ts'
import { CHANGES } from './degradation.ts'

const Stage = z.object({ id: z.string().nullable().describe('null: the whole stream.'), name: z.string() })

const Measured = z.object({
  successes: count,
  failures: count,
  n: count,
  value: share.nullable().describe('successes ÷ n; null where nothing was tried.'),
  low: share.nullable().describe('Lower end of the 95 % interval (Wilson).'),
  high: share.nullable(),
})

const LEVEL_STATUSES = ['kept', 'broken', 'not measured'] as const

export const LevelAnswer = z.object({
  id: z.string(),
  name: z.string(),
  about: z.enum(SERVICE_LEVELS),
  stage: Stage,
  status: z.enum(LEVEL_STATUSES),
  promise: z.string().nullable().describe('What is promised, as a number or a condition.'),
  sentence: z.string().describe('What was measured, or why nothing was.'),
})
export type LevelAnswer = z.infer<typeof LevelAnswer>

export const ObjectiveAnswer = z.object({
  level: z.string(),
  name: z.string(),
  stage: Stage,
  by: z.enum(['attempts', 'probe']),
  objective: share.nullable(),
  overSeconds: seconds,
  from: instant,
  to: instant,
  measured: Measured,
  isKept: z.boolean().nullable(),
  isSure: z.boolean().describe('The interval leaves out the objective: chance does not explain the verdict.'),
  budget: z
    .object({
      unit: z.enum(['attempts', 'seconds']),
      total: z.number().describe('(1 − objective) · window: what may fail.'),
      consumed: z.number(),
      left: z.number().describe('Below 0 where more failed than may.'),
      leftShare: z.number().nullable(),
    })
    .nullable(),
  burns: z.array(
    z.object({
      id: z.string(),
      words: z.string(),
      rate: z.number().nullable().describe('Times as fast as the budget allows; null: nothing was tried.'),
      shortRate: z.number().nullable().describe('The same in the last twelfth of that time.'),
      n: count,
      failures: count,
      threshold: z.number(),
      isTooFast: z.boolean(),
    }),
  ),
  outlook: z.object({
    kind: z.enum(['exhausted', 'lasts', 'until', 'no data']),
    at: instant.nullable(),
    words: z.string(),
  }),
  probe: z
    .object({
      sent: count,
      answered: count,
      failures: z.record(z.string(), count).describe('Why probes failed → how many.'),
      downSeconds: seconds,
      observedSeconds: seconds,
      meanMs: z.number().nullable(),
      maxMs: z.number().nullable(),
    })
    .nullable(),
})
export type ObjectiveAnswer = z.infer<typeof ObjectiveAnswer>

export const CarriedAnswer = z.object({
  stage: Stage,
  level: z.string().nullable(),
  capacity: count.nullable(),
  now: count,
  max: count,
  maxAt: instant.nullable(),
  p95: count.describe('For 95 % of the time no more than so many.'),
  mean: z.number(),
  exceededSeconds: seconds,
  exceeded: z.array(z.object({ from: instant, to: instant, peak: count })).describe('The longest first.'),
  exceededTotal: count,
})
export type CarriedAnswer = z.infer<typeof CarriedAnswer>

export const ContradictionsAnswer = z.object({
  rule: z.string(),
  level: z.string(),
  words: z.string().describe('What must never happen.'),
  n: count.describe('Journeys in which it did.'),
  looked: count.describe('Journeys in which it could have.'),
  journeys: z
    .array(
      z.object({
        source: z.string(),
        item: z.string(),
        journey: count,
        slice: z.string().nullable(),
        at: instant,
        words: z.string(),
      }),
    )
    .describe('The latest first.'),
})
export type ContradictionsAnswer = z.infer<typeof ContradictionsAnswer>

const change = z.enum(CHANGES)
const then = z.object({
  median: seconds.nullable(),
  n: count,
  low: seconds.nullable(),
  high: seconds.nullable(),
})
const part = z.object({ successes: count, n: count, low: share.nullable(), high: share.nullable() })

export const AlongsideAnswer = z.object({
  stage: Stage,
  verdict: change,
  time: z.object({ slow: then, otherwise: then, change }),
  conversion: z.object({ slow: part, otherwise: part, change, withinSeconds: seconds }),
  availability: z.object({ slow: part, otherwise: part, change }).nullable(),
  words: z.string(),
})
export type AlongsideAnswer = z.infer<typeof AlongsideAnswer>

export const DegradationAnswer = z.object({
  stage: Stage,
  level: z.string().nullable(),
  known: z.boolean().describe('Whether enough stays have ended to say what is usual.'),
  periodSeconds: seconds.nullable(),
  usualSeconds: seconds.nullable(),
  thresholdSeconds: seconds.nullable(),
  isDeclared: z.boolean(),
  judgedPeriods: count,
  slowSeconds: seconds,
  spells: z.array(z.object({ from: instant, to: instant, medianSeconds: seconds, n: count })),
  alongside: z.array(AlongsideAnswer),
  isGraceful: z.boolean().nullable(),
  sentence: z.string(),
})
export type DegradationAnswer = z.infer<typeof DegradationAnswer>

export const ServiceAnswer = z.object({
  ...journeyFrame,
  levels: z.array(LevelAnswer).describe('What the stream promises, in the order of the map.'),
  architecture: z
    .object({
      promised: share
        .nullable()
        .describe('The highest availability that the stream promises anywhere in the map.'),
      dependencies: share.nullable().describe('The product of what those promise for whom it waits.'),
      parts: z.array(z.object({ provider: z.string(), interface: z.string(), availability: share })),
    })
    .nullable()
    .describe('What the map says of availability; null without a stream.'),
  availability: z.object({
    nothing: z.string().nullable().describe('Why there is nothing to measure by.'),
    stages: z.array(
      z.object({
        stage: Stage,
        by: z.enum(['attempts', 'probe']).describe('By its probe where a service level of it declares one.'),
        measured: Measured,
        nothing: z.string().nullable(),
      }),
    ),
    periods: z.array(
      z.object({
        start: instant,
        end: instant,
        partial: z.boolean(),
        stages: z.array(z.object({ id: z.string(), value: share.nullable(), n: count })),
      }),
    ),
    objectives: z.array(ObjectiveAnswer),
  }),
  capacity: z.object({
    carried: z.array(CarriedAnswer).describe('The whole stream first, then its stages.'),
    series: z.array(
      z.object({ start: instant, end: instant, partial: z.boolean(), max: count, mean: z.number() }),
    ),
  }),
  isolation: z.object({ rules: z.array(ContradictionsAnswer) }),
  degradation: z.array(DegradationAnswer),
})
export type ServiceAnswer = z.infer<typeof ServiceAnswer>
