/** How sure a median is, whatever the distribution of the values. */
import type { Interval } from './interval.ts'

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
