/** Whether one of two groups takes longer: the rank test of Mann and Whitney. */
import { normalTwoSided } from './distributions.ts'

interface MannWhitney {
  /** Pairs in which a is longer; ties count half. */
  readonly u: number
  readonly p: number
  readonly method: 'exact' | 'normal'
}

/** Up to so many in each group all orders can be counted. */
const LARGEST_EXACT = 20

/** P(U ≤ u) where all orders of n and m are equally likely: counts by the recursion of Mann and Whitney (1947). */
const exactUpTo = (u: number, n: number, m: number): number => {
  // Orders of i and j observations with each value of U, for one j after the other.
  let ways = Array.from({ length: n + 1 }, () => [1])
  for (let j = 1; j <= m; j++) {
    const next: number[][] = [[1]]
    for (let i = 1; i <= n; i++) {
      const [last, before] = [ways[i] ?? [], next[i - 1] ?? []]
      next.push(Array.from({ length: i * j + 1 }, (_, k) => (last[k] ?? 0) + (before[k - j] ?? 0)))
    }
    ways = next
  }
  const counts = ways[n] ?? []
  const all = counts.reduce((sum, one) => sum + one, 0)
  return counts.slice(0, u + 1).reduce((sum, one) => sum + one, 0) / all
}

/**
 * Two-sided; exact for small groups without ties, else by the normal approximation with corrections for ties and continuity.
 *
 * @param a, b Durations in ascending order, at least one each.
 */
export const mannWhitney = (a: Float64Array, b: Float64Array): MannWhitney => {
  const [n, m] = [a.length, b.length]
  const all = n + m
  let [i, j, u, ties] = [0, 0, 0, 0]
  while (i < n || j < m) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    const [fromI, fromJ] = [i, j]
    while (i < n && a[i] === value) i++
    while (j < m && b[j] === value) j++
    const [inA, inB] = [i - fromI, j - fromJ]
    u += inA * (fromJ + inB / 2)
    const tied = inA + inB
    ties += tied * tied * tied - tied
  }
  if (ties === 0 && Math.max(n, m) <= LARGEST_EXACT)
    return { u, p: Math.min(1, 2 * exactUpTo(Math.min(u, n * m - u), n, m)), method: 'exact' }
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)))
  if (variance <= 0) return { u, p: 1, method: 'normal' }
  const off = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5)
  return { u, p: normalTwoSided(off / Math.sqrt(variance)), method: 'normal' }
}
