/** Velocity of journeys: what was completed for customers, in each period. */
import { periodsOf } from '../report.ts'
import type { Micros } from '../event.ts'
import type { Point } from './points.ts'
import type { JourneyStudy } from './study.ts'
import { those } from './those.ts'

interface Period {
  readonly start: string
  readonly end: string
  readonly partial: boolean
}

export interface Completions {
  readonly point: Point
  /** Of all periods; a journey may complete the same several times. */
  readonly events: number
  readonly journeys: Int32Array
  /** In the order of the periods. */
  readonly byPeriod: readonly number[]
}

/** The index of the period that holds the instant; -1 for none. @param edges Ascending. */
export const periodAt = (edges: readonly Micros[], at: Micros): number => {
  if (!(at >= (edges[0] ?? NaN) && at < (edges.at(-1) ?? NaN))) return -1
  let [low, high] = [0, edges.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((edges[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

export const journeyPeriods = ({
  ask,
}: Pick<JourneyStudy, 'ask'>): { readonly edges: readonly Micros[]; readonly periods: readonly Period[] } =>
  periodsOf(ask.window, ask.request.by, ask.reach, ask.calendar)

/** The completions of a point that happened in the window, of the journeys chosen. */
export const completionsIn = (
  study: JourneyStudy,
  point: Point,
  { edges }: Pick<ReturnType<typeof journeyPeriods>, 'edges'>,
): Completions => {
  const { ask, from, to } = study
  const byPeriod = Array.from({ length: edges.length - 1 }, () => 0)
  let events = 0
  const journeys = those(ask.chosen, (journey) => {
    const before = events
    const end = to[journey] ?? 0
    for (let i = from[journey] ?? 0; i < end; i++) {
      if (!point.shows(i)) continue
      const period = periodAt(edges, ask.log.at[i] ?? NaN)
      if (period === -1) continue
      byPeriod[period] = (byPeriod[period] ?? 0) + 1
      events += 1
    }
    return events > before
  })
  return { point, events, journeys, byPeriod }
}
