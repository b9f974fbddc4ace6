/** Percentiles by nearest rank: always a value that was observed, never one between two. */

/**
 * The rank, counted from 1, of a percentile among `n` values: k = ⌈percent·n ÷ 100⌉, at least 1.
 * Computed in integers: `Math.ceil(0.56 * 25)` is 15, the right answer 14.
 *
 * @param n Number of values, at least 1.
 * @param percent A whole percent from 0 to 100.
 * @throws RangeError for any other percent.
 * @example nearestRank(20, 85) // 17
 */
export const nearestRank = (n: number, percent: number): number => {
  assertPercent(percent)
  const hundredths = n * percent
  return Math.max(1, (hundredths - (hundredths % 100)) / 100 + (hundredths % 100 > 0 ? 1 : 0))
}

/** @throws RangeError for what is not a whole percent from 0 to 100. */
export const assertPercent = (percent: number): void => {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
    throw new RangeError(`A percentile is a whole percent from 0 to 100, not ${percent}.`)
  }
}

/** The percentile of values that are sorted in ascending order; null if there are none. */
export const percentile = (sorted: readonly number[], percent: number): number | null => {
  assertPercent(percent)
  return sorted[nearestRank(sorted.length, percent) - 1] ?? null
}
