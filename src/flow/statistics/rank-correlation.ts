/** Rank correlation of two series, the one some periods after the other: an association, never a cause. */

/** Fewer pairs than this say too little [definitions: business results beside flow]. */
export const FEWEST_PAIRS = 12
/** A result may follow by so many periods. */
const MOST_LAG = 4

/** Ranks from 1; equal values share the mean of theirs. */
const ranks = (values: readonly number[]): Float64Array => {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranked = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1
    for (let i = from; i < to; i++) ranked[order[i] ?? 0] = (from + 1 + to) / 2
    from = to
  }
  return ranked
}

/**
 * Spearman’s ρ: Pearson’s correlation of the ranks [Spearman 1904].
 *
 * @param xs As many as `ys`.
 * @returns null where one of the two never changes, or there are fewer than two pairs.
 */
export const spearman = (xs: readonly number[], ys: readonly number[]): number | null => {
  const [a, b] = [ranks(xs), ranks(ys)]
  const mean = (a.length + 1) / 2
  let [products, squaresA, squaresB] = [0, 0, 0]
  for (const [i, rank] of a.entries()) {
    const [dA, dB] = [rank - mean, (b[i] ?? mean) - mean]
    products += dA * dB
    squaresA += dA ** 2
    squaresB += dB ** 2
  }
  return squaresA === 0 || squaresB === 0 ? null : products / Math.sqrt(squaresA * squaresB)
}

interface Lagged {
  /** The second series, so many periods later. */
  readonly lag: number
  /** Pairs of which both are known. */
  readonly n: number
  /** null for fewer than {@link FEWEST_PAIRS} pairs, or where one of the two never changes. */
  readonly rho: number | null
}

/** The rank correlation of `leads` with what `follows` it by 0 to {@link MOST_LAG} periods; both by period. */
export const laggedRankCorrelations = (
  leads: readonly (number | null)[],
  follows: readonly (number | null)[],
): Lagged[] =>
  Array.from({ length: MOST_LAG + 1 }, (_, lag) => {
    const pairs = leads.flatMap((x, i) => {
      const y = follows[i + lag] ?? null
      return x === null || y === null ? [] : [[x, y] as const]
    })
    const rho =
      pairs.length < FEWEST_PAIRS
        ? null
        : spearman(
            pairs.map(([x]) => x),
            pairs.map(([, y]) => y),
          )
    return { lag, n: pairs.length, rho }
  })
