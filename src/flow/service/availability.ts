/** Availability of stages, from the attempts that journeys report. */
import type { Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { NONE, spanOfJourney } from '../journeys/journey-log.ts'
import type { Window } from '../measures/measures.ts'
import type { Interval } from '../statistics/interval.ts'
import { wilsonInterval } from '../statistics/proportions.ts'

export interface Availability {
  readonly successes: number
  readonly failures: number
  readonly n: number
  /** successes ÷ n; null without attempts. */
  readonly value: number | null
  /** 95 %, by Wilson's score. */
  readonly interval: Interval | null
}

/** Every attempt of a stage that is known, in the order of the journeys. */
export interface Attempts {
  readonly at: Float64Array
  /** 1 for a failure. */
  readonly failed: Uint8Array
  /** Index into the log. */
  readonly journey: Int32Array
}

export const availabilityFrom = (successes: number, failures: number): Availability => {
  const n = successes + failures
  return n === 0
    ? { successes, failures, n, value: null, interval: null }
    : { successes, failures, n, value: successes / n, interval: wilsonInterval({ hits: successes, n }, 0.95) }
}

const NO_ATTEMPT = 0
const SUCCESS = 1
const FAILURE = 2

/**
 * Of each set of business events whether it is an attempt, and how it ended. What is both success and failure has
 * failed: part of what was tried did not come about.
 */
const outcomes = (
  { log, map }: Pick<JourneyAsk, 'log' | 'map'>,
  isOf: (stage: string | undefined) => boolean,
): Uint8Array =>
  Uint8Array.from(log.proofSets, (set) => {
    const attempts = set.flatMap((id) => {
      const event = map.events.get(id)
      return event?.attempt !== undefined && isOf(event.stage) ? [event.attempt] : []
    })
    if (attempts.includes('failure')) return FAILURE
    return attempts.length === 0 ? NO_ATTEMPT : SUCCESS
  })

/** The stages of which the map says which events are attempts; null stands for events that hold for any stage. */
export const stagesWithAttempts = ({ map }: Pick<JourneyAsk, 'map'>): ReadonlySet<string | null> =>
  new Set([...map.events.values()].flatMap(({ attempt, stage }) => (attempt ? [stage ?? null] : [])))

/**
 * The attempts at a stage (at any, without one) of the chosen journeys. An event belongs to the stage that the map
 * names for it; one without a stage to that in which the journey is.
 */
export const attemptsOf = (
  ask: Pick<JourneyAsk, 'log' | 'map' | 'chosen' | 'until'>,
  stage: string | null,
): Attempts => {
  const { log, chosen, until } = ask
  const own = outcomes(ask, (of) => stage === null || of === stage)
  const anywhere = outcomes(ask, (of) => of === undefined)
  const code = stage === null ? NONE : log.stages.indexOf(stage)
  const at: number[] = []
  const failed: number[] = []
  const journeys: number[] = []
  for (const journey of chosen) {
    const [from, to] = spanOfJourney(log, journey)
    for (let i = from; i < to; i++) {
      const set = log.proofs[i] ?? 0
      let outcome = own[set] ?? NO_ATTEMPT
      if (outcome === NO_ATTEMPT && stage !== null && code !== NONE && log.stage[i] === code) {
        outcome = anywhere[set] ?? NO_ATTEMPT
      }
      const when = log.at[i] ?? NaN
      if (outcome === NO_ATTEMPT || when > until) continue
      at.push(when)
      failed.push(outcome === FAILURE ? 1 : 0)
      journeys.push(journey)
    }
  }
  return {
    at: Float64Array.from(at),
    failed: Uint8Array.from(failed),
    journey: Int32Array.from(journeys),
  }
}

/** Availability of each period between two edges (ascending); an attempt at an edge belongs to the later period. */
export const availabilityPerPeriod = (attempts: Attempts, edges: readonly Micros[]): Availability[] => {
  const successes = new Float64Array(Math.max(0, edges.length - 1))
  const failures = new Float64Array(successes.length)
  attempts.at.forEach((at, i) => {
    let low = 0
    let high = edges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((edges[middle] ?? Infinity) <= at) low = middle + 1
      else high = middle
    }
    const counts = attempts.failed[i] === 1 ? failures : successes
    const period = low - 1
    if (period >= 0 && period < counts.length) counts[period] = (counts[period] ?? 0) + 1
  })
  return Array.from(successes, (n, i) => availabilityFrom(n, failures[i] ?? 0))
}

/** Availability of the attempts in a window: successes ÷ (successes + failures) of those that fell into it. */
export const availabilityIn = (attempts: Attempts, { from, to }: Window): Availability =>
  availabilityPerPeriod(attempts, [from, to])[0] ?? availabilityFrom(0, 0)
