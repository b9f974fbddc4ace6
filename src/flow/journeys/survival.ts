/**
 * Survival analysis of times that are not all known to their end. A censored time says only that nothing had happened
 * up to it. Where an observation is censored at the very time of an event, it was still at risk then.
 */
import { normalQuantile } from '../statistics/distributions.ts'
import type { Interval } from '../statistics/interval.ts'

/** What ended an observation: nothing so far (0), or the event with this number (1, 2, …). */
export interface Observations {
  readonly times: Float64Array
  readonly causes: Uint8Array
}

export interface SurvivalPoint {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** Share to which the event has not happened by then. */
  readonly survival: number
  /** Standard error of the survival by Greenwood's formula. */
  readonly error: number
}

/** The observations in the order of their times. Those that already are come back as they are. */
export const inOrder = (observations: Observations): Observations => {
  const { times, causes } = observations
  if (times.every((time, i) => i === 0 || time >= (times[i - 1] ?? 0))) return observations
  // Numbers alone sort several times as fast as by a comparison: each cause by itself, then merged.
  const byCause = [...new Set(causes)].map((cause) => ({
    cause,
    sorted: times.filter((_, i) => causes[i] === cause).sort(),
    next: 0,
  }))
  const ordered = { times: new Float64Array(times.length), causes: new Uint8Array(times.length) }
  for (let i = 0; i < times.length; i++) {
    let first = byCause[0]
    for (const one of byCause) {
      if ((one.sorted[one.next] ?? Infinity) < (first?.sorted[first.next] ?? Infinity)) first = one
    }
    if (!first) break
    ordered.times[i] = first.sorted[first.next++] ?? NaN
    ordered.causes[i] = first.cause
  }
  return ordered
}

/**
 * Tells the number at risk and the events of each cause by its number, up to `causes`, at each time; all other causes
 * censor. What is told of the events holds only until the next time.
 */
const eachTime = (
  observations: Observations,
  causes: number,
  tell: (time: number, atRisk: number, events: Float64Array) => void,
): void => {
  const { times, causes: ended } = inOrder(observations)
  const events = new Float64Array(causes + 1)
  for (let i = 0; i < times.length;) {
    const now = times[i] ?? 0
    events.fill(0)
    let next = i
    for (; next < times.length && times[next] === now; next++) {
      const what = (ended[next] ?? 0) <= causes ? (ended[next] ?? 0) : 0
      events[what] = (events[what] ?? 0) + 1
    }
    tell(now, times.length - i, events)
    i = next
  }
}

/**
 * Kaplan–Meier estimate of the time to cause 1; all other causes are taken as censored: S(t) = Π (1 − d ÷ n) over the
 * times up to t, with Greenwood's variance S² Σ d ÷ (n (n − d)) [Kaplan & Meier 1958].
 *
 * @returns A point at each time at which the event happened, ascending.
 */
export const kaplanMeier = (observations: Observations): SurvivalPoint[] => {
  const points: SurvivalPoint[] = []
  let survival = 1
  let sum = 0
  eachTime(observations, 1, (time, atRisk, { 1: events = 0 }) => {
    if (events === 0) return
    survival *= 1 - events / atRisk
    sum += events / (atRisk * (atRisk - events))
    // Where none is left at risk, S is 0 and so is its error: 0 × ∞ is none.
    points.push({ time, atRisk, events, survival, error: survival === 0 ? 0 : survival * Math.sqrt(sum) })
  })
  return points
}

/**
 * Interval of 95 % around a survival by the logarithm of its negative logarithm, which stays between 0 and 1
 * [Kalbfleisch & Prentice]. Null where the survival is 0 or 1: there it says nothing.
 */
export const intervalOf = ({ survival, error }: SurvivalPoint): Interval | null => {
  if (survival <= 0 || survival >= 1) return null
  const log = Math.log(survival)
  const width = (normalQuantile(0.975) * error) / (survival * -log)
  return { low: survival ** Math.exp(width), high: survival ** Math.exp(-width) }
}

/** The earliest time by which the event has happened to at least a share of all; null where it is not reached. */
export const timeReached = (points: readonly SurvivalPoint[], share: number): number | null =>
  // 1 − S carries the rounding of a long product: half of 2 is half.
  points.find(({ survival }) => 1 - survival >= share - 1e-12)?.time ?? null

export interface IncidencePoint {
  readonly time: number
  readonly atRisk: number
  /** Share to which each cause has happened by then, in the order of the causes: together with the rest 1. */
  readonly incidence: readonly number[]
}

/**
 * Aalen–Johansen estimate of competing events: what happens first to whom. F(t) of a cause is Σ S(u−) d(u) ÷ n(u) over
 * the times up to t, where S is the survival of all causes together [Aalen & Johansen 1978].
 *
 * @param causes How many causes there are.
 * @returns A point at each time at which something happened, ascending.
 */
export const aalenJohansen = (observations: Observations, causes: number): IncidencePoint[] => {
  const points: IncidencePoint[] = []
  let survival = 1
  let incidence: readonly number[] = Array.from({ length: causes }, () => 0)
  eachTime(observations, causes, (time, atRisk, events) => {
    let all = 0
    for (let cause = 1; cause <= causes; cause++) all += events[cause] ?? 0
    if (all === 0) return
    const before = survival
    incidence = incidence.map((value, k) => value + (before * (events[k + 1] ?? 0)) / atRisk)
    survival *= 1 - all / atRisk
    points.push({ time, atRisk, incidence })
  })
  return points
}

/** The last point at or before a time; undefined before the first. */
export const pointAt = <P extends { readonly time: number }>(
  points: readonly P[],
  time: number,
): P | undefined => {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle]?.time ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return points[low - 1]
}
