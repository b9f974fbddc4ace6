/**
 * How much longer one of two groups takes: Cliff's δ = P(a > b) − P(a < b), from −1 to 1. It asks for order only, so a
 * few journeys of many weeks don't decide it, and it is the effect that the rank test of Mann and Whitney is about.
 */
import { studentQuantile } from './distributions.ts'
import type { Interval } from './interval.ts'

/** Durations in ascending order: of stays that ended, and of those that are still open so far. */
export interface Stays {
  readonly ended: Float64Array
  readonly open: Float64Array
}

interface CliffsDelta {
  readonly delta: number
  /** Standard error [Brunner and Munzel 2000]. */
  readonly error: number
  /** Degrees of freedom of the t distribution of the interval. */
  readonly degrees: number
}

interface Placements {
  readonly mean: number
  readonly variance: number
}

/**
 * Of each of a group, the share of the others that it surely outlasts less that which surely outlasts it. Where an
 * open stay leaves the order unknown the pair counts as neither [Gehan 1965].
 */
const placements = (group: Stays, others: Stays): Placements => {
  const [ended, open] = [others.ended, others.open]
  const [n, m] = [group.ended.length + group.open.length, ended.length + open.length]
  let [sum, squares, less, upTo, openBelow] = [0, 0, 0, 0, 0]
  const count = (score: number): void => {
    sum += score
    squares += score * score
  }
  for (const time of group.ended) {
    while ((ended[less] ?? Infinity) < time) less++
    while ((ended[upTo] ?? Infinity) <= time) upTo++
    while ((open[openBelow] ?? Infinity) < time) openBelow++
    count((less - (ended.length - upTo) - (open.length - openBelow)) / m)
  }
  upTo = 0
  for (const time of group.open) {
    while ((ended[upTo] ?? Infinity) <= time) upTo++
    count(upTo / m)
  }
  const mean = sum / n
  return { mean, variance: n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0 }
}

/** δ with its standard error; without open stays the one of Brunner and Munzel. Each group has at least one stay. */
export const cliffsDelta = (a: Stays, b: Stays): CliffsDelta => {
  const [ofA, ofB] = [placements(a, b), placements(b, a)]
  const [n, m] = [a.ended.length + a.open.length, b.ended.length + b.open.length]
  const [inA, inB] = [ofA.variance / n, ofB.variance / m]
  const total = inA + inB
  const degrees =
    total === 0 ? n + m - 2 : (total * total) / ((inA * inA) / (n - 1 || 1) + (inB * inB) / (m - 1 || 1))
  return { delta: ofA.mean, error: Math.sqrt(total), degrees }
}

/** The two-sided interval of δ. @param level Such as 0.9, which two one-sided tests at 0.05 ask for. */
export const deltaInterval = ({ delta, error, degrees }: CliffsDelta, level: number): Interval => {
  if (error === 0) return { low: delta, high: delta }
  const width = studentQuantile((1 + level) / 2, Math.max(1, degrees)) * error
  return { low: Math.max(-1, delta - width), high: Math.min(1, delta + width) }
}
