/** The three questions of two samples: how large the difference is, and how likely it is without one. */
import type { EvidenceQuestion, EvidenceRules } from '../../model/schema.ts'
import { chiSquaredTest, fewestExpected, FEWEST_EXPECTED } from '../statistics/chi-squared.ts'
import { cliffsDelta, deltaInterval } from '../statistics/cliffs-delta.ts'
import type { Interval } from '../statistics/interval.ts'
import { divergenceUpTo, jensenShannon } from '../statistics/jensen-shannon.ts'
import { logRank } from '../statistics/log-rank.ts'
import { mannWhitney } from '../statistics/mann-whitney.ts'
import { newcombeInterval, riskDifference, twoProportions } from '../statistics/proportions.ts'
import type { Counts, Sample } from './samples.ts'

export interface Pair<T> {
  readonly a: T
  readonly b: T
}

/** Observations of a sample that a question is asked of. */
export const observationsOf = (question: EvidenceQuestion, sample: Sample): number =>
  question === 'outcome'
    ? sample.outcome.n
    : question === 'duration'
      ? sample.stays.ended.length + sample.stays.open.length
      : sumOf(sample.paths)

const sumOf = (counts: Counts): number => {
  let sum = 0
  for (const n of counts.values()) sum += n
  return sum
}

/** Which paths are compared one by one; all others are compared together. */
export interface Categories {
  readonly of: 'paths' | 'statePaths'
  readonly codes: readonly number[]
  readonly hasOthers: boolean
}

export const countsIn = (sample: Sample, { of, codes, hasOthers }: Categories): number[] => {
  const counts = codes.map((code) => sample[of].get(code) ?? 0)
  if (hasOthers) counts.push(sumOf(sample[of]) - counts.reduce((sum, one) => sum + one, 0))
  return counts
}

/** With so many journeys or more, variants too rare for χ² are counted with the others instead of being permuted. */
const TOO_MANY_TO_PERMUTE = 1000

/** The most frequent paths of both together, each slice weighing the same. Of ties the one seen first. */
export const categoriesOf = ({ a, b }: Pair<Sample>, of: Categories['of'], most: number): Categories => {
  const [inA, inB] = [Math.max(1, sumOf(a[of])), Math.max(1, sumOf(b[of]))]
  const share = (code: number): number => (a[of].get(code) ?? 0) / inA + (b[of].get(code) ?? 0) / inB
  const all = [...new Set([...a[of].keys(), ...b[of].keys()])]
    .map((code) => [code, share(code)] as const)
    .sort(([code, one], [other, another]) => another - one || code - other)
    .map(([code]) => code)
  const isRare = (hits: Pair<number>): boolean =>
    hits.a + hits.b > 0 && fewestExpected([hits.a, inA - hits.a], [hits.b, inB - hits.b]) < FEWEST_EXPECTED
  const countOf = (code: number): Pair<number> => ({ a: a[of].get(code) ?? 0, b: b[of].get(code) ?? 0 })
  let codes = all.slice(0, most)
  if (inA + inB >= TOO_MANY_TO_PERMUTE) {
    codes = codes.filter((code, i) => i === 0 || !isRare(countOf(code)))
    const others = (): Pair<number> => {
      const own = codes.map(countOf)
      return {
        a: inA - own.reduce((sum, count) => sum + count.a, 0),
        b: inB - own.reduce((sum, count) => sum + count.b, 0),
      }
    }
    // Where the others are too rare together, the rarest of those that were kept go to them.
    while (codes.length > 1 && isRare(others())) codes.pop()
  }
  return { of, codes, hasOthers: codes.length < all.length }
}

export interface Effect {
  /** Jensen–Shannon divergence, Cliff’s δ, or difference of shares; of a minus b where it has a sign. */
  readonly size: number
  readonly p: number
  readonly test: string
}

const pathEffect = (pair: Pair<Sample>, categories: Categories): Effect => {
  const [a, b] = [countsIn(pair.a, categories), countsIn(pair.b, categories)]
  const { p, method } = chiSquaredTest(a, b)
  return {
    size: jensenShannon(a, b),
    p,
    test: method === 'χ²' ? 'χ² of the variants' : 'χ² of the variants, by permutation',
  }
}

const durationEffect = ({ a, b }: Pair<Sample>): Effect => {
  const size = cliffsDelta(a.stays, b.stays).delta
  if (a.stays.open.length + b.stays.open.length > 0)
    return { size, p: logRank(a.stays, b.stays).p, test: 'log-rank' }
  const { p, method } = mannWhitney(a.stays.ended, b.stays.ended)
  return { size, p, test: method === 'exact' ? 'Mann–Whitney, exact' : 'Mann–Whitney' }
}

const outcomeEffect = ({ a, b }: Pair<Sample>): Effect => {
  const { p, method } = twoProportions(a.outcome, b.outcome)
  return { size: riskDifference(a.outcome, b.outcome), p, test: method }
}

/** How large the effect is, without its test. Each sample has observations. */
export const sizeOf = (question: EvidenceQuestion, { a, b }: Pair<Sample>, categories: Categories): number =>
  question === 'path'
    ? jensenShannon(countsIn(a, categories), countsIn(b, categories))
    : question === 'duration'
      ? cliffsDelta(a.stays, b.stays).delta
      : riskDifference(a.outcome, b.outcome)

/** Each sample has observations. */
export const effectOf = (question: EvidenceQuestion, pair: Pair<Sample>, categories: Categories): Effect =>
  question === 'path'
    ? pathEffect(pair, categories)
    : question === 'duration'
      ? durationEffect(pair)
      : outcomeEffect(pair)

/** Whether the slices take to the same variants in both: whether the differences of shares point the same way. */
export const pointTheSameWay = (one: Pair<Sample>, other: Pair<Sample>, categories: Categories): boolean => {
  const differences = ({ a, b }: Pair<Sample>): number[] => {
    const [ofA, ofB] = [countsIn(a, categories), countsIn(b, categories)]
    const [inA, inB] = [ofA, ofB].map((counts) =>
      Math.max(
        1,
        counts.reduce((sum, n) => sum + n, 0),
      ),
    ) as [number, number]
    return ofA.map((n, i) => n / inA - (ofB[i] ?? 0) / inB)
  }
  const [first, second] = [differences(one), differences(other)]
  return first.reduce((sum, difference, i) => sum + difference * (second[i] ?? 0), 0) > 0
}

/**
 * Where the difference lies: the interval that two one-sided tests at α ask for. Slices are equivalent where it lies
 * within the margin (TOST) [Schuirmann 1987]; of paths, which differ by nothing or more, its upper end.
 */
export const intervalOf = (
  question: EvidenceQuestion,
  { a, b }: Pair<Sample>,
  categories: Categories,
  { alpha }: Pick<EvidenceRules, 'alpha'>,
): Interval => {
  if (question === 'duration') return deltaInterval(cliffsDelta(a.stays, b.stays), 1 - 2 * alpha)
  if (question === 'outcome') return newcombeInterval(a.outcome, b.outcome, 1 - 2 * alpha)
  const [ofA, ofB] = [countsIn(a, categories), countsIn(b, categories)]
  const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0)
  const used = ofA.filter((n, i) => n + (ofB[i] ?? 0) > 0).length
  const sizes = { n: total(ofA), m: total(ofB), categories: used, level: 1 - alpha }
  return { low: 0, high: divergenceUpTo(jensenShannon(ofA, ofB), sizes) }
}
