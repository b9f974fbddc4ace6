/** Whether two groups reach the same outcome as often: two shares, their difference and its interval. */
import { logFactorial, normalQuantile, normalTwoSided } from './distributions.ts'
import type { Interval } from './interval.ts'

/** So many of so many. */
export interface Share {
  readonly hits: number
  readonly n: number
}

const FEWEST_EXPECTED = 5

interface TwoProportions {
  readonly p: number
  readonly method: 'two proportions' | 'Fisher exact'
}

/** Two-sided exact test of Fisher: tables of the same margins that are at most as likely as this one. */
export const fisherExact = (a: Share, b: Share): number => {
  const [hits, all] = [a.hits + b.hits, a.n + b.n]
  const [least, most] = [Math.max(0, hits - b.n), Math.min(hits, a.n)]
  const fixed = logFactorial(a.n) + logFactorial(b.n) + logFactorial(hits) + logFactorial(all - hits)
  const likelihood = (inA: number): number =>
    Math.exp(
      fixed -
        logFactorial(all) -
        logFactorial(inA) -
        logFactorial(a.n - inA) -
        logFactorial(hits - inA) -
        logFactorial(b.n - hits + inA),
    )
  const seen = likelihood(a.hits) * (1 + 1e-7)
  let p = 0
  for (let inA = least; inA <= most; inA++) {
    const one = likelihood(inA)
    if (one <= seen) p += one
  }
  return Math.min(1, p)
}

/** Two-sided; by the pooled two-proportion z-test, or by Fisher's where an expected count is below 5. */
export const twoProportions = (a: Share, b: Share): TwoProportions => {
  const rate = (a.hits + b.hits) / (a.n + b.n)
  if (rate === 0 || rate === 1) return { p: 1, method: 'two proportions' }
  if (Math.min(rate, 1 - rate) * Math.min(a.n, b.n) < FEWEST_EXPECTED)
    return { p: fisherExact(a, b), method: 'Fisher exact' }
  const z = riskDifference(a, b) / Math.sqrt(rate * (1 - rate) * (1 / a.n + 1 / b.n))
  return { p: normalTwoSided(z), method: 'two proportions' }
}

export const riskDifference = (a: Share, b: Share): number => a.hits / a.n - b.hits / b.n

/**
 * Wilson's score interval of a share [Wilson 1927]: never outside of 0 to 1, and never empty, where the usual formula
 * says 0 ± 0 for no failure in ten attempts.
 *
 * @param share Of at least one observation.
 * @param level Such as 0.95.
 */
export const wilsonInterval = ({ hits, n }: Share, level: number): Interval => {
  const z = normalQuantile((1 + level) / 2)
  const [rate, square] = [hits / n, z * z]
  const middle = rate + square / (2 * n)
  const width = z * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n * n))
  // At 0 and 1 the formula is exact, floating point is not.
  return {
    low: hits === 0 ? 0 : (middle - width) / (1 + square / n),
    high: hits === n ? 1 : (middle + width) / (1 + square / n),
  }
}

/**
 * The interval of the risk difference, made of the score intervals of both shares: method 10 of Newcombe (1998). It
 * holds for shares near 0 and 1 too.
 */
export const newcombeInterval = (a: Share, b: Share, level: number): Interval => {
  const [rateA, rateB] = [a.hits / a.n, b.hits / b.n]
  const [ofA, ofB] = [wilsonInterval(a, level), wilsonInterval(b, level)]
  const difference = rateA - rateB
  return {
    low: difference - Math.hypot(rateA - ofA.low, ofB.high - rateB),
    high: difference + Math.hypot(ofA.high - rateA, rateB - ofB.low),
  }
}
