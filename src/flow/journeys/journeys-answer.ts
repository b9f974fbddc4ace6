/**
 * The shapes in which what is measured of journeys leaves Millrace. Instants are ISO 8601 with offset, durations seconds,
 * shares 0 to 1; `about` is what names a figure within the stream in its address.
 */
import * as z from 'zod'
import { instant, seconds, count, share } from '../answer-pieces.ts'
import { journeyFrame } from '../answers.ts'
import { POINT_KINDS } from './points.ts'
import { ORDERS } from './reach.ts'
import { SIGNALS } from './signals.ts'

const point = z.object({ id: z.string(), name: z.string(), kind: z.enum(POINT_KINDS) })

const SpreadAnswer = z
  .object({ n: count, p50: seconds.nullable(), p85: seconds.nullable(), p95: seconds.nullable() })
  .describe('Percentiles by nearest rank.')

export const FunnelStepAnswer = z.object({
  ...point.shape,
  about: z.string(),
  reached: count,
  ofFirst: share.nullable().describe('Of those that reached the first step.'),
  ofPrevious: share.nullable().describe('Of those that reached the step before.'),
  fromPrevious: SpreadAnswer.nullable(),
  fromFirst: SpreadAnswer.nullable(),
  onward: z
    .object({
      wentOn: count.describe('Reached the next step.'),
      finished: count.describe('Reached the finish without the next step.'),
      left: count.describe('Over without either: abandoned, canceled, or done in another way.'),
      open: count.describe('May still go on: censored, not lost.'),
    })
    .nullable()
    .describe('What became of those that reached it; null for the last step.'),
})
export type FunnelStepAnswer = z.infer<typeof FunnelStepAnswer>

const funnel = z.object({
  order: z.enum(ORDERS),
  withinSeconds: seconds.nullable().describe('Within so long after the first step; null for any time.'),
  chosen: z
    .boolean()
    .describe('The steps were asked for; otherwise they are the stages and the finish line.'),
  started: count.describe('Journeys that began in the window.'),
  steps: z.array(FunnelStepAnswer),
  slices: z.array(z.object({ slice: z.string(), name: z.string(), started: count, reached: z.array(count) })),
})

export const FunnelAnswer = z.object({ ...journeyFrame, abandonment: z.string(), funnel })
export type FunnelAnswer = z.infer<typeof FunnelAnswer>

const times = z.object({
  about: z.string(),
  from: point,
  to: point,
  spread: SpreadAnswer.describe('Of the journeys that came to the second point in the window.'),
  histogram: z.array(z.object({ low: seconds, high: seconds, n: count })),
  notYet: count.describe('Came to the first point in the window, and may still come to the second.'),
  never: count.describe('Came to the first point in the window, and are over without the second.'),
})

export const TimesAnswer = z.object({ ...journeyFrame, abandonment: z.string(), times })
export type TimesAnswer = z.infer<typeof TimesAnswer>

const period = z.object({ start: instant, end: instant, partial: z.boolean() })

const conversion = z.object({
  finish: point,
  started: count,
  reached: count,
  left: count,
  open: count,
  conversion: share.nullable().describe('Reached ÷ started.'),
  censored: share.nullable().describe('Open ÷ started: these may still convert.'),
})

export const JourneysAnswer = z.object({
  ...journeyFrame,
  abandonment: z.string().describe('When a journey counts as abandoned, in words.'),
  points: z.array(point).describe('What steps and times can be asked of: events seen, stages, activities.'),
  beginning: point,
  conversion: conversion.extend({
    slices: z.array(conversion.omit({ finish: true }).extend({ slice: z.string(), name: z.string() })),
  }),
  completions: z.object({
    periods: z.array(period),
    points: z.array(
      z.object({
        ...point.shape,
        events: count.describe('In the window; a journey may complete the same several times.'),
        journeys: count,
        byPeriod: z.array(count),
      }),
    ),
  }),
  inFlight: z.object({
    now: count,
    average: z.number().nullable().describe('∫ in flight dt ÷ length of the window.'),
    series: z.array(z.object({ at: instant, inFlight: count })),
  }),
  funnel,
  flowTime: times.describe('From the beginning to the finish.'),
  timeToReach: z.object({
    about: z.string(),
    n: count,
    reached: count,
    left: count,
    open: count,
    median: seconds.nullable().describe('By Kaplan–Meier; null where less than half reach it.'),
    curve: z
      .array(
        z.object({
          seconds,
          atRisk: count,
          survival: share.describe(
            'Kaplan–Meier: share that has not reached it; those that left are censored.',
          ),
          low: share.nullable().describe('95 % interval, by Greenwood’s formula.'),
          high: share.nullable(),
          reached: share.describe('Aalen–Johansen: share that has reached it by then.'),
          left: share.describe('Aalen–Johansen: share that has left by then.'),
        }),
      )
      .describe('At most 200 points of the curve.'),
    readings: z.array(
      z.object({
        about: z.string(),
        seconds,
        atRisk: count,
        reached: share,
        left: share,
        notReached: share.nullable(),
      }),
    ),
  }),
  cohorts: z.object({
    by: z.enum(['week', 'month']),
    ages: z.array(seconds),
    rows: z.array(
      z.object({
        start: instant,
        end: instant,
        partial: z.boolean(),
        about: z.string(),
        started: count,
        cells: z.array(
          z.object({
            about: z.string(),
            share: share.nullable().describe('Null while no journey can be so old.'),
            complete: z
              .boolean()
              .describe('All of its journeys are so old; before that the share can only grow.'),
          }),
        ),
      }),
    ),
  }),
  efficiency: z.union([
    z.object({
      stages: z.array(
        z.object({
          stage: z.string().nullable().describe('Null for all stages together.'),
          name: z.string(),
          activeSeconds: seconds,
          waitingSeconds: seconds,
          efficiency: share.nullable(),
          n: count,
        }),
      ),
    }),
    z.object({ nothing: z.enum(['not configured', 'no data']), why: z.string() }),
  ]),
  waits: z
    .array(
      z.object({
        about: z.string(),
        from: z.object({ id: z.string(), name: z.string() }),
        to: z.object({ id: z.string(), name: z.string() }),
        spread: SpreadAnswer,
        totalSeconds: seconds,
        waitingSeconds: seconds,
        activeSeconds: seconds,
        share: share.describe(
          'Of the waiting on all ways; of their time, where waiting is not told from active.',
        ),
      }),
    )
    .describe('From one proof point directly to the next: most waiting first; at most 20.'),
  tellsWaiting: z.boolean().describe('Whether the events tell waiting from active.'),
  signals: z.object({
    n: count.describe('Journeys with an event in the window, or that left in it.'),
    kinds: z.array(
      z.object({
        signal: z.enum(SIGNALS),
        name: z.string(),
        events: count,
        journeys: count,
        share: share.nullable(),
        byPeriod: z.array(z.object({ events: count, journeys: count })),
      }),
    ),
    slices: z.array(
      z.object({
        slice: z.string(),
        name: z.string(),
        n: count,
        shares: z.array(share.nullable()).describe('In the order of the kinds.'),
      }),
    ),
  }),
})
export type JourneysAnswer = z.infer<typeof JourneysAnswer>
