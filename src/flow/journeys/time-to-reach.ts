/** How long journeys take to reach a point, with those that have not reached it so far. */
import { MICROS_PER_SECOND } from '../event.ts'
import { nearestRank } from '../percentile.ts'
import { firstIn } from './between.ts'
import type { Point } from './points.ts'
import {
  aalenJohansen,
  inOrder,
  kaplanMeier,
  pointAt,
  timeReached,
  type IncidencePoint,
  type Observations,
  type SurvivalPoint,
} from './survival.ts'
import type { JourneyStudy } from './study.ts'

/** Causes of {@link TimeToReach.observed}: 0 is censored. */
export const REACHED = 1
export const LEFT = 2

export interface TimeToReach {
  readonly journeys: Int32Array
  /** Seconds from the beginning; what ended them. */
  readonly observed: Observations
  /** Kaplan–Meier: journeys that left are taken as censored, as if they could still come back. */
  readonly curve: readonly SurvivalPoint[]
  /** Aalen–Johansen: shares that have reached the point and that have left, by then. */
  readonly incidence: readonly IncidencePoint[]
  /** Seconds by which half of the journeys have reached it, by Kaplan–Meier; null where less than half do. */
  readonly median: number | null
}

/**
 * Each journey is observed from its beginning until it reaches the point, is over without it (canceled, done, or the
 * abandonment window after its last event is over), or until all that is known.
 *
 * @param journeys That have begun.
 */
export const timeToReach = (study: JourneyStudy, journeys: Int32Array, point: Point): TimeToReach => {
  const { ask, began, over, from, to } = study
  const times = new Float64Array(journeys.length)
  const causes = new Uint8Array(journeys.length)
  for (const [i, journey] of journeys.entries()) {
    const start = began[journey] ?? NaN
    const reached = firstIn(ask, point, from[journey] ?? 0, to[journey] ?? 0)
    const left = over[journey] ?? NaN
    const end = reached >= 0 ? (ask.log.at[reached] ?? NaN) : Number.isNaN(left) ? ask.until : left
    times[i] = (end - start) / MICROS_PER_SECOND
    causes[i] = reached >= 0 ? REACHED : Number.isNaN(left) ? 0 : LEFT
  }
  const observed = { times, causes }
  const ordered = inOrder(observed)
  const curve = kaplanMeier(ordered)
  return { journeys, observed, curve, incidence: aalenJohansen(ordered, 2), median: timeReached(curve, 0.5) }
}

/** Durations that people know, in seconds: readings of a curve, ages of cohorts. */
const LADDER = [
  1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 259_200, 432_000, 604_800,
  1_209_600, 2_419_200, 4_838_400, 7_257_600, 14_515_200, 31_536_000, 63_072_000,
]

const FEWEST_AGES = 5
const MOST_AGES = 8

/**
 * Ages that tell the times apart: from the last by which hardly any is over (5 %) to the one after the first by which most
 * are (95 %); none without any time.
 */
export const agesFor = (seconds: Float64Array): number[] => {
  if (seconds.length === 0) return []
  const sorted = seconds.toSorted()
  const at = (percent: number): number => sorted[nearestRank(sorted.length, percent) - 1] ?? 0
  const upTo = LADDER.findIndex((age) => age >= at(95))
  const to = upTo === -1 ? LADDER.length : Math.min(LADDER.length, upTo + 2)
  const from = LADDER.findLastIndex((age) => age <= at(5))
  return LADDER.slice(Math.max(0, to - MOST_AGES, Math.min(from, to - FEWEST_AGES)), to)
}

/** The shares by a time: reached, and left. */
export const incidenceAt = ({ incidence }: TimeToReach, seconds: number): readonly [number, number] => {
  const [reached = 0, left = 0] = pointAt(incidence, seconds)?.incidence ?? []
  return [reached, left]
}

/** How many were observed for longer than a time. */
export const atRiskAfter = ({ observed }: TimeToReach, seconds: number): number =>
  observed.times.reduce((n, time) => n + (time > seconds ? 1 : 0), 0)
