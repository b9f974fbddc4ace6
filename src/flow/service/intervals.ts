/** How sure a share or a median is: intervals that hold for few observations as well. */

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Percentiles of the normal distribution: 97.5 % and 99.5 %, for intervals of 95 % and of 99 %. */
export const Z95 = 1.959963984540054
export const Z99 = 2.5758293035489004

/**
 * Interval of a share by Wilson's score [Wilson 1927]: never outside of 0 to 1, and never empty, where the usual
 * formula says 0 ± 0 for no failure in ten attempts.
 *
 * @returns null without observations.
 */
export const wilson = (successes: number, n: number, z = Z95): Interval | null => {
  if (n === 0) return null
  const share = successes / n
  const denominator = 1 + z ** 2 / n
  const centre = (share + z ** 2 / (2 * n)) / denominator
  const half = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / denominator
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

/**
 * Interval of the difference a − b of two shares, made of the Wilson intervals of both [Newcombe 1998, method 10].
 *
 * @returns null where one of them has no observations.
 */
export const differenceOfShares = (a: Part, b: Part, z = Z95): Interval | null => {
  const [inA, inB] = [wilson(a.successes, a.n, z), wilson(b.successes, b.n, z)]
  if (!inA || !inB) return null
  const [shareA, shareB] = [a.successes / a.n, b.successes / b.n]
  const difference = shareA - shareB
  return {
    low: difference - Math.hypot(shareA - inA.low, inB.high - shareB),
    high: difference + Math.hypot(inA.high - shareA, shareB - inB.low),
  }
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
