/** The quantities of metric logic that are about journeys and their events, as sets and durations. */
import { FLOW_STATES } from '../../model/schema.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import { conversionOf } from '../journeys/conversion.ts'
import { inFlightOf } from '../journeys/in-flight.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { NONE, spanOfJourney, stateOf } from '../journeys/journey-log.ts'
import { pointsOf } from '../journeys/points.ts'
import { fateOf } from '../journeys/study.ts'
import { availabilityIn, stagesWithAttempts, type Availability } from '../service/availability.ts'
import { allAttempts, allTimes, momentsOf, ownersIn, studyIn } from './log-index.ts'

/** Durations of journeys in seconds, with the journey of each. */
interface Durations {
  readonly journeys: Int32Array
  readonly values: Float64Array
}

/** Whether an instant lies in the window that is asked for, and is known. */
const isIn = ({ window, until }: JourneyAsk, at: Micros): boolean =>
  at >= window.from && at < window.to && at <= until

/** Journeys that began in the window. */
export const startedIn = (ask: JourneyAsk): Int32Array => studyIn(ask).cohort

/** Of the journeys that began in the window, those in which the event occurred as far as is known. */
export const reachedIn = (ask: JourneyAsk, event: string): Int32Array => {
  const study = studyIn(ask)
  const [point] = pointsOf(ask, [event])
  return point ? conversionOf(study, study.cohort, point).reached : new Int32Array()
}

/** Journeys that came to the finish line in the window, each at its first time. */
export const finishedIn = (ask: JourneyAsk): Int32Array => {
  const { finished } = studyIn(ask)
  return ask.chosen.filter((journey) => isIn(ask, finished[journey] ?? NaN))
}

const ENDS = new Set([FLOW_STATES.indexOf('done'), FLOW_STATES.indexOf('canceled')])

/** Of the journeys that began in the window, those that were abandoned before the finish line. */
export const abandonedIn = (ask: JourneyAsk): Int32Array => {
  const study = studyIn(ask)
  const hasEnded = (journey: number): boolean => ENDS.has(ask.log.state[(study.to[journey] ?? 0) - 1] ?? 0)
  return study.cohort.filter((journey) => fateOf(study, journey) === 'left' && !hasEnded(journey))
}

/** Of journeys, those that may still go on. */
export const stillOpen = (ask: JourneyAsk, journeys: Int32Array): Int32Array => {
  const { over } = studyIn(ask)
  return journeys.filter((journey) => Number.isNaN(over[journey]))
}

/** Journeys in flight at the end of the window, or of what is known. */
export const inFlightIn = (ask: JourneyAsk): Int32Array =>
  inFlightOf(studyIn({ ...ask, until: Math.min(ask.until, ask.window.to), instants: [] })).now

/** Moments in the window that are the event, of the chosen journeys, in the order of the log. */
export const occurrencesIn = (ask: JourneyAsk, event: string): Int32Array =>
  momentsOf(ask, event).filter((moment) => isIn(ask, ask.log.at[moment] ?? NaN))

/** The journeys of moments that are in the order of the log, each once. */
export const journeysOf = (ask: JourneyAsk, moments: Int32Array): Int32Array => {
  const owners = ownersIn(ask)
  return Int32Array.from(new Set(moments.values().map((moment) => owners[moment] ?? NONE)))
}

/** From the first of one event to the next of the other, of the journeys in which that was in the window. */
export const timesIn = (ask: JourneyAsk, from: string, to: string): Durations => {
  const times = allTimes(ask, from, to)
  const kept = Int32Array.from(times.journeys.keys()).filter((i) => isIn(ask, times.ended[i] ?? NaN))
  return {
    journeys: kept.map((i) => times.journeys[i] ?? NONE),
    values: Float64Array.from(kept, (i) => times.seconds[i] ?? NaN),
  }
}

/** Time in progress in the stage, repeated stays added up, of the journeys that left it last in the window. */
export const stageTimesIn = (ask: JourneyAsk, stage: string): Durations => {
  const { log, until } = ask
  const code = log.stages.indexOf(stage)
  const journeys: number[] = []
  const values: number[] = []
  if (code === NONE) return { journeys: new Int32Array(), values: new Float64Array() }
  for (const journey of ask.chosen) {
    const [from, to] = spanOfJourney(log, journey)
    let spent = 0
    let left = NaN
    for (let i = from; i < to && (log.at[i] ?? NaN) <= until; i++) {
      const state = stateOf(log, i)
      if (log.stage[i] !== code || (state !== 'waiting' && state !== 'active')) continue
      const next = i + 1 < to ? (log.at[i + 1] ?? NaN) : NaN
      // Still in it: how long it will have been is not known.
      left = next <= until ? next : NaN
      spent += next - (log.at[i] ?? NaN)
    }
    if (!isIn(ask, left)) continue
    journeys.push(journey)
    values.push(spent / MICROS_PER_SECOND)
  }
  return { journeys: Int32Array.from(journeys), values: Float64Array.from(values) }
}

/** The attempts at a stage in the window; null where the map names no event as an attempt at it. */
export const attemptsIn = (
  ask: JourneyAsk,
  stage: string,
): { readonly availability: Availability; readonly journeys: Int32Array } | null => {
  const known = stagesWithAttempts(ask)
  if (!known.has(stage) && !known.has(null)) return null
  const attempts = allAttempts(ask, stage)
  return {
    // Up to what is known, that instant included.
    availability: availabilityIn(attempts, { ...ask.window, to: Math.min(ask.window.to, ask.until + 1) }),
    journeys: Int32Array.from(
      new Set(attempts.journey.values().filter((_, i) => isIn(ask, attempts.at[i] ?? NaN))),
    ),
  }
}
