/** How a stream is measured, and what its flow is to reach. */
import * as z from 'zod'
import { ITEM_TYPES } from './sources.ts'
import { Duration, percent, ref, secondsOf, text } from './words.ts'

export const REOPENED = ['continue', 'newVisit'] as const
export const BACKWARD = ['asIs', 'highWater'] as const
const BUCKETS = ['day', 'week', 'month'] as const

export const Abandonment = z
  .union([
    Duration,
    z.strictObject({
      after: Duration.describe('After so long without a further event a journey counts as abandoned.'),
      stages: z
        .record(ref('stage'), Duration)
        .default({})
        .describe('Stages in which it takes another time, such as `compare: 14 d`.'),
      comesBack: z
        .enum(['continues', 'newJourney'])
        .default('continues')
        .describe(
          'What a later event means: the journey was not abandoned after all, or it is a new journey of the same customer.',
        ),
    }),
  ])
  .describe('When a journey without a further event counts as abandoned: the abandonment window.')

export const ServiceLevelExpectation = z
  .strictObject({
    percent: z.number().int().min(1).max(99).default(85).describe('Of so many percent of the items …'),
    within: Duration.describe('… it is expected that they are done within this flow time, such as `12 d`.'),
  })
  .describe('Service level expectation: how long an item takes, and how sure that is.')

/** Shares of the four types that are aimed at. */
export const Mix = z
  .strictObject({ feature: percent, defect: percent, risk: percent, debt: percent })
  .refine((mix) => Math.abs(ITEM_TYPES.reduce((sum, type) => sum + mix[type], 0) - 100) < 1e-9, {
    message: 'the four shares sum to 100',
  })
  .describe('The share of each type that is aimed at, in percent; together 100.')

const choices = {
  reopened: z
    .enum(REOPENED)
    .optional()
    .describe(
      'What work after done means: `continue` (one completion, at the last done; default for delivery work) or `newVisit` (a further pass that completes on its own; default for journeys).',
    ),
  backward: z
    .enum(BACKWARD)
    .optional()
    .describe(
      'Where an item that moves back is counted in the cumulative flow: `asIs` (where it is; default) or `highWater` (the furthest stage that it has reached).',
    ),
  start: z
    .union([
      z.enum(['committed', 'created', 'active']),
      z.strictObject({ stage: text.describe('The first entry of this stage, or of one after it.') }),
    ])
    .optional()
    .describe(
      'The event at which flow time starts: `committed` (first waiting or active; default), `created`, `active` (first active), or the first entry of a stage.',
    ),
  end: z
    .union([
      z.literal('done'),
      z.strictObject({ stage: text.describe('The entry of this stage, or of one after it.') }),
    ])
    .optional()
    .describe('The event at which flow time ends: `done` (default), or the entry of a stage.'),
  by: z
    .enum(BUCKETS)
    .optional()
    .describe('The periods in which figures are shown and published. Default: week.'),
  expectation: ServiceLevelExpectation.optional(),
  staleAfterDays: z
    .number()
    .positive()
    .optional()
    .describe('An item in progress without an event for so many days is stale. Default: 30.'),
  mix: Mix.optional(),
  abandonment: Abandonment.optional(),
}

export const Measuring = z
  .strictObject({
    ...choices,
    work: z.strictObject(choices).optional().describe('What is different for delivery work.'),
    journeys: z.strictObject(choices).optional().describe('What is different for customers’ journeys.'),
  })
  .describe('Choices in how the stream is measured; each is named beside the number.')

/** What a target can be set for, and in which unit it is written. */
export const TARGET_METRICS = {
  velocity: 'number',
  'flowTime.p50': 'duration',
  'flowTime.p85': 'duration',
  'flowTime.p95': 'duration',
  load: 'number',
  'load.average': 'number',
  efficiency: 'percent',
  'distribution.feature': 'percent',
  'distribution.defect': 'percent',
  'distribution.risk': 'percent',
  'distribution.debt': 'percent',
} as const

export type TargetMetric = keyof typeof TARGET_METRICS

const EXAMPLES = { number: '`12`', duration: '`5 d`', percent: '`25 %`' } as const
const FORMS = {
  number: /^\d+(\.\d+)?$/,
  duration: /^\d+(\.\d+)? ?(s|min|h|d|w)$/,
  percent: /^\d+(\.\d+)? ?%$/,
} as const

const amount = z.union([z.number().nonnegative(), text])

/** A bound in the unit of the figure: items, seconds, or a share of 1. */
export const boundOf = (metric: TargetMetric, written: string | number): number => {
  const unit = TARGET_METRICS[metric]
  if (typeof written === 'number') return written
  if (unit === 'duration') return secondsOf(written)
  return Number.parseFloat(written) / (unit === 'percent' ? 100 : 1)
}

export const Target = z
  .strictObject({
    name: text.optional(),
    metric: z.enum(Object.keys(TARGET_METRICS) as [TargetMetric, ...TargetMetric[]]),
    measured: z
      .enum(['work', 'journeys'])
      .optional()
      .describe('Default: delivery work, where it is measured.'),
    slice: ref('slice').optional().describe('Only items of this slice.'),
    type: z.enum(ITEM_TYPES).optional().describe('Only items of this type.'),
    atMost: amount.optional().describe('It is met up to here, such as `5 d`, `25 %` or `12`.'),
    atLeast: amount.optional().describe('It is met from here on.'),
    atRisk: amount
      .optional()
      .describe('Between here and the bound it is at risk. Default: the last tenth before the bound.'),
    over: z
      .number()
      .int()
      .positive()
      .default(4)
      .describe('Over so many whole periods; velocity is their mean. The load is that of now.'),
    why: text.optional(),
  })
  .superRefine((target, context) => {
    const bounds = (['atMost', 'atLeast'] as const).filter((bound) => target[bound] !== undefined)
    if (bounds.length !== 1) {
      context.addIssue({ code: 'custom', message: 'a target has either `atMost` or `atLeast`' })
    }
    const unit = TARGET_METRICS[target.metric]
    for (const bound of ['atMost', 'atLeast', 'atRisk'] as const) {
      const written = target[bound]
      if (written === undefined || FORMS[unit].test(String(written))) continue
      context.addIssue({
        code: 'custom',
        path: [bound],
        message: `a bound of ${target.metric} is written like ${EXAMPLES[unit]}`,
      })
    }
  })
  .describe('What a figure of the flow is to reach: met, at risk, or broken.')

export type Measuring = z.infer<typeof Measuring>
export type ServiceLevelExpectation = z.infer<typeof ServiceLevelExpectation>
export type Abandonment = z.infer<typeof Abandonment>
export type Mix = z.infer<typeof Mix>
export type Target = z.infer<typeof Target>

/** The choices that hold for one kind of flow of a stream: those of that kind before those of both. */
export type MeasuringChoices = Omit<Measuring, 'work' | 'journeys'>
