/** Answers about cohorts as they grow older: the time to the finish, and the shares by week. */
import { isoInstant } from '../calendar.ts'
import { cohortPeriod, cohortsOf } from './cohorts.ts'
import type { JourneysAnswer } from './journeys-answer.ts'
import type { Point } from './points.ts'
import type { JourneyStudy } from './study.ts'
import { intervalOf, pointAt, type SurvivalPoint } from './survival.ts'
import { atRiskAfter, incidenceAt, LEFT, REACHED, type TimeToReach } from './time-to-reach.ts'

/** So many points of a curve are sent: more than a drawing can tell apart. */
const MOST_POINTS = 200

/** Points of both curves, evenly spread over them, with the first and the last. */
const curveOf = ({ curve, incidence }: TimeToReach): JourneysAnswer['timeToReach']['curve'] => {
  const start: SurvivalPoint = { time: 0, atRisk: 0, events: 0, survival: 1, error: 0 }
  const every = Math.max(1, Math.ceil(incidence.length / MOST_POINTS))
  return incidence
    .filter((_, i) => i % every === 0 || i === incidence.length - 1)
    .map(({ time, atRisk, incidence: [reached = 0, left = 0] }) => {
      const point = pointAt(curve, time) ?? start
      const interval = intervalOf(point)
      return {
        seconds: time,
        atRisk,
        survival: point.survival,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        reached: Math.min(1, reached),
        left: Math.min(1, left),
      }
    })
}

/** The curves of the time to the finish, and what they say at a few ages. @param ages Seconds. */
export const timeToReachAnswer = (
  { ask }: JourneyStudy,
  found: TimeToReach,
  finish: Point,
  ages: readonly number[],
): JourneysAnswer['timeToReach'] => {
  const { journeys, observed, median, curve } = found
  const withCause = (cause: number): number =>
    observed.causes.reduce((n, one) => n + (one === cause ? 1 : 0), 0)
  return {
    about: finish.id,
    n: journeys.length,
    reached: withCause(REACHED),
    left: withCause(LEFT),
    open: withCause(0),
    median,
    curve: ask.reach.first === null ? [] : curveOf(found),
    readings: ages.map((seconds) => {
      const [reached, left] = incidenceAt(found, seconds)
      return {
        about: `${finish.id} by ${seconds} s`,
        seconds,
        atRisk: atRiskAfter(found, seconds),
        reached: Math.min(1, reached),
        left: Math.min(1, left),
        notReached: pointAt(curve, seconds)?.survival ?? (journeys.length === 0 ? null : 1),
      }
    }),
  }
}

/** The cohorts at a few ages. @param ages Seconds. */
export const cohortsAnswer = (
  study: JourneyStudy,
  found: TimeToReach,
  ages: readonly number[],
): JourneysAnswer['cohorts'] => {
  const { calendar, request } = study.ask
  const iso = (at: number): string => isoInstant(at, calendar.zone)
  return {
    by: cohortPeriod(request.by) === 'month' ? 'month' : 'week',
    ages: [...ages],
    rows: cohortsOf(study, found, ages).map(({ start, end, partial, started, ages }) => {
      const about = iso(start).slice(0, 10)
      return {
        start: iso(start),
        end: iso(end),
        partial,
        about,
        started: started.length,
        cells: ages.map(({ age, share, complete }) => ({ about: `${about} by ${age} s`, share, complete })),
      }
    }),
  }
}
