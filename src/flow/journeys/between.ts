/** The time between two points of a journey. */
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from './journey-ask.ts'
import { spanOfJourney } from './journey-log.ts'
import { pointsOf, type Point } from './points.ts'

export interface TimesBetween {
  /** Journeys that came to the second point in the window, having been at the first before. */
  readonly journeys: Int32Array
  /** Of each of them: elapsed seconds from its first `a` to the next `b` after it. */
  readonly seconds: Float64Array
  /** Of each of them: when it came to `b`, µs. */
  readonly ended: Float64Array
  /** Journeys that came to `a` in the window, and to no `b` after it so far. */
  readonly without: Int32Array
}

/** The first moment in [from, to) that shows the point and is known; -1 for none. */
export const firstIn = (ask: JourneyAsk, point: Point, from: number, to: number): number => {
  const { at } = ask.log
  for (let i = from; i < to && (at[i] ?? 0) <= ask.until; i++) if (point.shows(i)) return i
  return -1
}

/** {@link timesBetween} of points that are at hand. */
export const timesBetweenPoints = (ask: JourneyAsk, a: Point, b: Point): TimesBetween => {
  const { log, chosen, window } = ask
  const isIn = (at: Micros): boolean => at >= window.from && at < window.to
  const journeys = new Int32Array(chosen.length)
  const without = new Int32Array(chosen.length)
  const seconds = new Float64Array(chosen.length)
  const ended = new Float64Array(chosen.length)
  let [n, m] = [0, 0]
  for (const journey of chosen) {
    const [from, to] = spanOfJourney(log, journey)
    const first = firstIn(ask, a, from, to)
    if (first === -1) continue
    const next = firstIn(ask, b, first + 1, to)
    const [started, finished] = [log.at[first] ?? 0, log.at[next] ?? 0]
    if (next === -1) {
      if (isIn(started)) without[m++] = journey
    } else if (isIn(finished)) {
      journeys[n] = journey
      seconds[n] = (finished - started) / MICROS_PER_SECOND
      ended[n++] = finished
    }
  }
  return {
    journeys: journeys.slice(0, n),
    seconds: seconds.slice(0, n),
    ended: ended.slice(0, n),
    without: without.slice(0, m),
  }
}

/**
 * The elapsed time from the first `a` of each journey to the next `b` after it (a later event, though it may bear the
 * same time), of the journeys chosen that come to that `b` in the window. This is the one function for `time(a, b)`.
 *
 * @param a A business event; or a stage, an activity, `beginning`, `done` (see {@link pointsOf}).
 * @throws RequestError for a point that there is not.
 */
export const timesBetween = (ask: JourneyAsk, a: string, b: string): TimesBetween => {
  const [from, to] = pointsOf(ask, [a, b])
  if (!from || !to) throw new Error('Two words are two points.')
  return timesBetweenPoints(ask, from, to)
}
