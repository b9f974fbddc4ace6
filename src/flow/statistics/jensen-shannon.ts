/** How far two distributions of variants are apart: the Jensen–Shannon divergence. */
import { noncentralChiSquaredCdf, risesTo } from './distributions.ts'

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)

/**
 * The Jensen–Shannon divergence, base 2: 0 where both are the same, 1 where they have nothing in common [Lin 1991].
 *
 * @param a, b Counts or shares of the same categories.
 * @example jensenShannon([0.7, 0.2, 0.1], [0.4, 0.2, 0.4]) // 0.0994
 */
export const jensenShannon = (a: readonly number[], b: readonly number[]): number => {
  const [inA, inB] = [sumOf(a), sumOf(b)]
  let divergence = 0
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [p, q] = [(a[i] ?? 0) / inA, (b[i] ?? 0) / inB]
    const mean = (p + q) / 2
    if (p > 0) divergence += (p * Math.log2(p / mean)) / 2
    if (q > 0) divergence += (q * Math.log2(q / mean)) / 2
  }
  return Math.max(0, divergence)
}

/** A divergence × this ÷ (1/n + 1/m) is distributed as χ² with it as noncentrality, to first order [Lin; Wellek]. */
export const TO_CHI_SQUARED = 8 * Math.LN2

/**
 * The upper end of the one-sided interval of the divergence: with this probability it is not larger. It lies below a
 * margin exactly where the equivalence test of Wellek for two multinomial distributions rejects “they differ by the margin”.
 *
 * @param level 1 − α.
 */
export const divergenceUpTo = (
  divergence: number,
  { n, m, categories, level }: { n: number; m: number; categories: number; level: number },
): number => {
  const scale = TO_CHI_SQUARED / (1 / n + 1 / m)
  const degrees = Math.max(1, categories - 1)
  // Groups that are the same are seen this far apart on average: what is seen below it, such as one path of a few
  // journeys each, is no more certain for that.
  const seen = Math.max(divergence * scale, degrees)
  const above = risesTo(level, (lambda) => 1 - noncentralChiSquaredCdf(seen, degrees, lambda))
  return Math.min(1, above / scale)
}
