/** How sure a share or a median is: intervals that hold for few observations as well. */

export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054

/**
 * 95 % interval of a share by Wilson's score [Wilson 1927]: never outside of 0 to 1, and never empty, where the usual
 * formula says 0 ± 0 for no failure in ten attempts.
 *
 * @returns null without observations.
 */
export const wilson = (successes: number, n: number): Interval | null => {
  if (n === 0) return null
  const share = successes / n
  const denominator = 1 + Z ** 2 / n
  const centre = (share + Z ** 2 / (2 * n)) / denominator
  const half = (Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))) / denominator
  // At 0 and 1 the formula is exact, floating point is not.
  return {
    low: successes === 0 ? 0 : centre - half,
    high: successes === n ? 1 : centre + half,
  }
}

export interface Part {
  readonly successes: number
  readonly n: number
}

/** The logarithm of the binomial coefficient. */
const logChoose = (n: number, k: number): number => {
  let sum = 0
  for (let i = 1; i <= Math.min(k, n - k); i++) sum += Math.log((n - Math.min(k, n - k) + i) / i)
  return sum
}

/**
 * How likely two shares differ so much, or more, by chance alone: Fisher’s exact test, twice the smaller tail. Exact for
 * few observations as well, and rather too high than too low.
 *
 * @returns null where one of them has no observations.
 */
export const chanceOfDifference = (a: Part, b: Part): number | null => {
  if (a.n === 0 || b.n === 0) return null
  const successes = a.successes + b.successes
  const n = a.n + b.n
  const [least, most] = [Math.max(0, successes - b.n), Math.min(a.n, successes)]
  const logAll = logChoose(n, a.n)
  // The probability that of all successes just so many fall to `a`; then from one to the next by their ratio.
  let probability = Math.exp(
    logChoose(successes, a.successes) + logChoose(n - successes, a.n - a.successes) - logAll,
  )
  const own = probability
  let below = own
  for (let k = a.successes; k > least && probability > 0; k--) {
    probability *= (k * (b.n - successes + k)) / ((successes - k + 1) * (a.n - k + 1))
    below += probability
  }
  probability = own
  let above = own
  for (let k = a.successes; k < most && probability > 0; k++) {
    probability *= ((successes - k) * (a.n - k)) / ((k + 1) * (b.n - successes + k + 1))
    above += probability
  }
  return Math.min(1, 2 * Math.min(below, above))
}

/**
 * Rank, counted from 1, of the lower end of the distribution-free interval of a median: the largest r for which at
 * most 2.5 % of samples have fewer than r values below it, by the binomial distribution with ½. The upper end is at
 * rank n + 1 − r.
 *
 * @returns 0 where there are too few values (below 6) for an interval of 95 %.
 */
export const medianRank = (n: number): number => {
  let rank = 0
  // In logarithms: 2⁻ⁿ is nothing from n = 1075 on.
  let logTerm = -n * Math.LN2
  let below = 0
  for (;;) {
    below += Math.exp(logTerm)
    if (below > 0.025) return rank
    logTerm += Math.log((n - rank) / (rank + 1))
    rank += 1
  }
}

/** The 95 % interval of the median of values in ascending order; null where there are too few. */
export const medianInterval = (sorted: ArrayLike<number>): Interval | null => {
  const rank = medianRank(sorted.length)
  const [low, high] = [sorted[rank - 1], sorted[sorted.length - rank]]
  return low === undefined || high === undefined ? null : { low, high }
}
