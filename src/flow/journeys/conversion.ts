/** Conversion: which journeys of a cohort reach a point, and which may still do so. */
import { firstIn } from './between.ts'
import type { Point } from './points.ts'
import type { JourneyStudy } from './study.ts'
import { those } from './those.ts'

export interface Conversion {
  readonly started: Int32Array
  readonly reached: Int32Array
  /** Over without having reached it. */
  readonly left: Int32Array
  /** Censored: they may still reach it. */
  readonly open: Int32Array
  /** Reached ÷ started; null where none started. */
  readonly conversion: number | null
  /** Open ÷ started. */
  readonly censored: number | null
}

/** @param started Journeys that have begun. */
export const conversionOf = (study: JourneyStudy, started: Int32Array, point: Point): Conversion => {
  const { ask, from, to, over } = study
  const isReached = started.map((journey) =>
    firstIn(ask, point, from[journey] ?? 0, to[journey] ?? 0) === -1 ? 0 : 1,
  )
  const isOpen = (journey: number): boolean => Number.isNaN(over[journey])
  const reached = those(started, (_, i) => isReached[i] === 1)
  const open = those(started, (journey, i) => isReached[i] === 0 && isOpen(journey))
  const share = (n: number): number | null => (started.length === 0 ? null : n / started.length)
  return {
    started,
    reached,
    left: those(started, (journey, i) => isReached[i] === 0 && !isOpen(journey)),
    open,
    conversion: share(reached.length),
    censored: share(open.length),
  }
}
