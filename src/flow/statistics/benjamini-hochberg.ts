/**
 * p-values corrected for how many tests were made [Benjamini and Hochberg 1995]: of those that stay below q, a share
 * of q at most is expected to be false.
 *
 * @returns In the order of the arguments.
 */
export const benjaminiHochberg = (ps: readonly number[]): number[] => {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[b] ?? 0) - (ps[a] ?? 0))
  const adjusted = Array.from({ length: ps.length }, () => 1)
  let least = 1
  for (const [k, i] of order.entries()) {
    const rank = ps.length - k
    least = Math.min(least, ((ps[i] ?? 1) * ps.length) / rank)
    adjusted[i] = least
  }
  return adjusted
}
