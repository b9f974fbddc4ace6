/** How far journeys come through a row of points, and when. */
import type { Micros } from '../event.ts'
import type { JourneyStudy } from './study.ts'
import type { Point } from './points.ts'

export const ORDERS = ['ordered', 'any'] as const
/**
 * `ordered`: each point after the one before it, other events in between allowed; from the first occurrence of the
 * first point. `any`: a journey has reached a point once it has shown that point and all before it, in whatever order.
 */
type Order = (typeof ORDERS)[number]

export interface Route {
  readonly points: readonly Point[]
  readonly order: Order
  /**
   * µs; null for any time. All points that count lie at most so long after the first (`ordered`), or within such a time
   * of each other (`any`). A journey may begin the route anew at each occurrence of the first point: what counts is the
   * attempt that comes furthest, the earliest of these.
   */
  readonly within: Micros | null
}

export interface Reached {
  readonly journeys: Int32Array
  /** Of each of the journeys: how many of the points it reached. */
  readonly depth: Uint8Array
  /** Of each of the journeys, point by point: when it was reached, µs; NaN where it was not. */
  readonly at: Float64Array
}

/** One moment may show two points only where one of them is a stage: an event in a later stage shows the earlier ones. */
const gapBefore = (points: readonly Point[], i: number): 0 | 1 =>
  points[i]?.kind === 'stage' || points[i - 1]?.kind === 'stage' ? 0 : 1

/**
 * The walk of one route through the moments [from, to) of a journey; it leaves in `best` when each point was reached
 * and returns how many were. Searches for later attempts go on where those for earlier ones ended: linear in the moments.
 */
const orderedWalk = ({ points, within }: Route, at: Float64Array) => {
  const size = points.length
  const gaps = points.map((_, i) => gapBefore(points, i))
  const places = new Int32Array(size)
  return (from: number, to: number, best: Float64Array): number => {
    places.fill(-1)
    let most = 0
    for (let start = from; start < to; start++) {
      if (!points[0]?.shows(start)) continue
      places[0] = start
      let depth = 1
      for (; depth < size; depth++) {
        const point = points[depth]
        let place = Math.max(places[depth] ?? -1, (places[depth - 1] ?? start) + (gaps[depth] ?? 1))
        while (place < to && !point?.shows(place)) place += 1
        places[depth] = place
        if (place >= to || (within !== null && (at[place] ?? 0) - (at[start] ?? 0) > within)) break
      }
      if (depth > most) {
        most = depth
        for (let i = 0; i < depth; i++) best[i] = at[places[i] ?? start] ?? NaN
      }
      if (most === size || within === null) return most
    }
    return most
  }
}

const anyOrderWalk = ({ points, within }: Route, at: Float64Array) => {
  const size = points.length
  const last = new Float64Array(size)
  return (from: number, to: number, best: Float64Array): number => {
    last.fill(-Infinity)
    let most = 0
    for (let i = from; i < to; i++) {
      const now = at[i] ?? 0
      for (let k = 0; k < size; k++) {
        // Without a window the first occurrence counts, with one the latest: it is the nearest to the others.
        if ((within !== null || last[k] === -Infinity) && points[k]?.shows(i)) last[k] = now
      }
      const since = within === null ? -Infinity : now - within
      let depth = 0
      while (depth < size && (last[depth] ?? -Infinity) > -Infinity && (last[depth] ?? 0) >= since) depth += 1
      if (depth <= most) continue
      for (let k = 0; k < depth; k++) best[k] = Math.max(last[k] ?? 0, k === 0 ? 0 : (best[k - 1] ?? 0))
      most = depth
      if (most === size) return most
    }
    return most
  }
}

/** Each of the journeys on the route, from its beginning up to what is known. */
export const reach = ({ ask, from, to }: JourneyStudy, journeys: Int32Array, route: Route): Reached => {
  const size = route.points.length
  const walk = route.order === 'ordered' ? orderedWalk(route, ask.log.at) : anyOrderWalk(route, ask.log.at)
  const depth = new Uint8Array(journeys.length)
  const at = new Float64Array(journeys.length * size).fill(NaN)
  const best = new Float64Array(size)
  for (let i = 0; i < journeys.length; i++) {
    const journey = journeys[i] ?? 0
    const reached = walk(from[journey] ?? 0, to[journey] ?? 0, best)
    depth[i] = reached
    for (let k = 0; k < reached; k++) at[i * size + k] = best[k] ?? NaN
  }
  return { journeys, depth, at }
}
