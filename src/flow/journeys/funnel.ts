/** The funnel: how many journeys of a cohort reach each step, and what became of those that went no further. */
import { MICROS_PER_SECOND } from '../event.ts'
import type { JourneyAsk } from './journey-ask.ts'
import type { Point } from './points.ts'
import { reach, type Reached, type Route } from './reach.ts'
import { bySlice } from './slices.ts'
import { spreadOf, type Spread } from './spread.ts'
import { studyOf, withFate, type JourneyStudy } from './study.ts'
import { those } from './those.ts'

/** What became of the journeys that reached a step, each in one of the groups. */
interface Onward {
  /** They reached the next step. */
  readonly wentOn: Int32Array
  /** They reached the finish without the next step. */
  readonly finished: Int32Array
  /** They are over without either: abandoned, canceled, or done in another way. */
  readonly left: Int32Array
  /** They may still go on: censored, neither lost nor won. */
  readonly open: Int32Array
}

export interface FunnelStep {
  readonly point: Point
  readonly reached: Int32Array
  /** Of those that reached the first step, and the step before; null without any. */
  readonly ofFirst: number | null
  readonly ofPrevious: number | null
  /** From the step before, and from the first step, of those that reached this one; null for the first. */
  readonly fromPrevious: Spread | null
  readonly fromFirst: Spread | null
  /** Null for the last step. */
  readonly onward: Onward | null
}

interface FunnelOfSlice {
  readonly slice: string
  readonly name: string
  readonly started: number
  /** How many reached each step. */
  readonly reached: readonly number[]
}

export interface Funnel {
  readonly route: Route
  /** All journeys of the cohort, whether they reached the first step or not. */
  readonly started: Int32Array
  readonly steps: readonly FunnelStep[]
  readonly slices: readonly FunnelOfSlice[]
}

/** How many journeys reached each of the steps. */
const countsOf = (depth: Uint8Array, size: number): number[] => {
  const counts = Array.from({ length: size }, () => 0)
  for (const reached of depth) for (let k = 0; k < reached; k++) counts[k] = (counts[k] ?? 0) + 1
  return counts
}

const share = (part: number, whole: number | undefined): number | null =>
  whole === undefined || whole === 0 ? null : part / whole

/** Seconds from one step to another, of the journeys that reached both. */
const timesOf = ({ journeys, depth, at }: Reached, size: number, from: number, to: number): Spread => {
  const values = new Float64Array(journeys.length)
  let n = 0
  for (let i = 0; i < journeys.length; i++) {
    if ((depth[i] ?? 0) <= to) continue
    values[n++] = ((at[i * size + to] ?? NaN) - (at[i * size + from] ?? NaN)) / MICROS_PER_SECOND
  }
  return spreadOf(values.subarray(0, n))
}

const onwardOf = (study: JourneyStudy, { journeys, depth }: Reached, step: number): Onward => {
  const wentOn = those(journeys, (_, i) => (depth[i] ?? 0) > step + 1)
  const stayed = those(journeys, (_, i) => depth[i] === step + 1)
  return {
    wentOn,
    finished: withFate(study, stayed, 'finished'),
    left: withFate(study, stayed, 'left'),
    open: withFate(study, stayed, 'open'),
  }
}

/** The funnel of a cohort that is at hand. */
export const funnelOf = (study: JourneyStudy, cohort: Int32Array, route: Route): Funnel => {
  const size = route.points.length
  const reached = reach(study, cohort, route)
  const counts = countsOf(reached.depth, size)
  const depthOf = new Uint8Array(study.from.length)
  for (const [i, journey] of cohort.entries()) depthOf[journey] = reached.depth[i] ?? 0
  return {
    route,
    started: cohort,
    steps: route.points.map((point, k) => {
      const fromPrevious = k === 0 ? null : timesOf(reached, size, k - 1, k)
      return {
        point,
        reached: those(cohort, (_, i) => (reached.depth[i] ?? 0) > k),
        ofFirst: share(counts[k] ?? 0, counts[0]),
        ofPrevious: k === 0 ? null : share(counts[k] ?? 0, counts[k - 1]),
        fromPrevious,
        // Of the second step they are the same times.
        fromFirst: k < 2 ? fromPrevious : timesOf(reached, size, 0, k),
        onward: k === size - 1 ? null : onwardOf(study, reached, k),
      }
    }),
    slices: bySlice(study.ask, cohort).map(({ slice, name, journeys }) => ({
      slice,
      name,
      started: journeys.length,
      reached: countsOf(
        Uint8Array.from(journeys, (journey) => depthOf[journey] ?? 0),
        size,
      ),
    })),
  }
}

/**
 * The funnel of the journeys that began in the window.
 *
 * @param steps At least one; see {@link Route} for what order and window mean.
 */
export const funnel = (
  ask: JourneyAsk,
  steps: readonly Point[],
  { order, within }: Pick<Route, 'order' | 'within'>,
): Funnel => {
  const study = studyOf(ask)
  return funnelOf(study, study.cohort, { points: steps, order, within })
}
