/** Whether two groups take the same variants: Pearson's χ² on the counts, by permutation where it is no χ². */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { chiSquaredAbove } from './distributions.ts'

/** An expected count below it makes the χ² distribution a bad approximation [Cochran 1954]. */
export const FEWEST_EXPECTED = 5
const PERMUTATIONS = 999
/** Of more journeys than that what is still too rare says little, and would be permuted for long. */
const MOST_PERMUTED = 10_000
const SEED = 1

interface ChiSquared {
  readonly statistic: number
  readonly degrees: number
  readonly p: number
  readonly method: 'χ²' | 'permutation'
}

const sumOf = (counts: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i] ?? 0
  return sum
}

const statisticOf = (a: ArrayLike<number>, totals: readonly number[], inA: number, inB: number): number => {
  const all = inA + inB
  let statistic = 0
  for (const [i, total] of totals.entries()) {
    if (total === 0) continue
    const [expectedA, expectedB] = [(total * inA) / all, (total * inB) / all]
    const off = (a[i] ?? 0) - expectedA
    statistic += (off * off) / expectedA + (off * off) / expectedB
  }
  return statistic
}

/** The smallest of the counts that are expected where both groups are alike. */
export const fewestExpected = (a: readonly number[], b: readonly number[]): number => {
  const [inA, inB] = [sumOf(a), sumOf(b)]
  const rarest = Math.min(...a.map((one, i) => one + (b[i] ?? 0)).filter((total) => total > 0))
  return (rarest * Math.min(inA, inB)) / (inA + inB)
}

/** How often a table drawn at random from the same margins is at least as far off, the seen one counted with it. */
const permuted = (a: readonly number[], totals: readonly number[], inA: number, inB: number): number => {
  const seen = statisticOf(a, totals, inA, inB) * (1 - 1e-12)
  const categories = Int32Array.from(totals.flatMap((total, i) => Array.from({ length: total }, () => i)))
  const random = xoroshiro128plus(SEED)
  const drawn = new Int32Array(totals.length)
  const fewer = Math.min(inA, inB)
  let asFar = 1
  for (let run = 0; run < PERMUTATIONS; run++) {
    drawn.fill(0)
    for (let i = 0; i < fewer; i++) {
      // 32 bits, of which the remainder is even enough for the few hundred journeys that are permuted.
      const j = i + ((random.next() >>> 0) % (categories.length - i))
      const category = categories[j] ?? 0
      categories[j] = categories[i] ?? 0
      categories[i] = category
      drawn[category] = (drawn[category] ?? 0) + 1
    }
    // The statistic is the same from both sides.
    if (statisticOf(drawn, totals, fewer, inA + inB - fewer) >= seen) asFar += 1
  }
  return asFar / (PERMUTATIONS + 1)
}

/**
 * @param a, b Counts of the same categories; each has journeys.
 * @returns A p of 1 where there is only one category.
 */
export const chiSquaredTest = (a: readonly number[], b: readonly number[]): ChiSquared => {
  const totals = a.map((one, i) => one + (b[i] ?? 0))
  const [inA, inB] = [sumOf(a), sumOf(b)]
  const degrees = totals.filter((total) => total > 0).length - 1
  if (degrees < 1) return { statistic: 0, degrees: 0, p: 1, method: 'χ²' }
  const statistic = statisticOf(a, totals, inA, inB)
  if (fewestExpected(a, b) < FEWEST_EXPECTED && inA + inB <= MOST_PERMUTED)
    return { statistic, degrees, p: permuted(a, totals, inA, inB), method: 'permutation' }
  return { statistic, degrees, p: chiSquaredAbove(statistic, degrees), method: 'χ²' }
}
