/**
 * How many more journeys it takes to tell a difference, or that there is none. Each test asks that 1/n + 1/m of the
 * two groups be small enough; both grow at their present rates.
 */
import { chiSquaredQuantile, noncentralChiSquaredCdf, normalQuantile, risesTo } from './distributions.ts'
import { TO_CHI_SQUARED } from './jensen-shannon.ts'

interface Certainty {
  readonly alpha: number
  readonly power: number
}

/** The standard normal distance that a two-sided test needs to find an effect. */
const toFind = ({ alpha, power }: Certainty): number => normalQuantile(1 - alpha / 2) + normalQuantile(power)
/** And two one-sided tests, to show that groups which are the same are the same. */
const toEqual = ({ alpha, power }: Certainty): number =>
  normalQuantile(1 - alpha) + normalQuantile((1 + power) / 2)

/** Largest 1/n + 1/m at which a difference of two shares is found [Fleiss]. @param rate The share of both together. */
export const forShares = (effect: number, rate: number, certainty: Certainty): number =>
  (effect / toFind(certainty)) ** 2 / Math.max(rate * (1 - rate), 1e-9)

export const forEqualShares = (margin: number, rate: number, certainty: Certainty): number =>
  (margin / toEqual(certainty)) ** 2 / Math.max(rate * (1 - rate), 1e-9)

/** The same for Cliff's δ, whose variance is (1/n + 1/m) / 3 where the groups are alike [Noether 1987]. */
export const forDelta = (effect: number, certainty: Certainty): number =>
  3 * (effect / toFind(certainty)) ** 2

export const forEqualDelta = (margin: number, certainty: Certainty): number =>
  3 * (margin / toEqual(certainty)) ** 2

/** The same for the Jensen–Shannon divergence of so many variants. */
export const forDivergence = (effect: number, categories: number, { alpha, power }: Certainty): number => {
  const degrees = Math.max(1, categories - 1)
  const limit = chiSquaredQuantile(1 - alpha, degrees)
  const noncentrality = risesTo(power, (lambda) => 1 - noncentralChiSquaredCdf(limit, degrees, lambda))
  return (TO_CHI_SQUARED * effect) / noncentrality
}

export const forEqualDivergence = (
  margin: number,
  categories: number,
  { alpha, power }: Certainty,
): number => {
  const degrees = Math.max(1, categories - 1)
  // Of groups that are the same the statistic stays below this limit with the power asked for.
  const limit = chiSquaredQuantile(power, degrees)
  const noncentrality = risesTo(1 - alpha, (lambda) => 1 - noncentralChiSquaredCdf(limit, degrees, lambda))
  return (TO_CHI_SQUARED * margin) / noncentrality
}

export interface Group {
  readonly n: number
  readonly perWeek: number
}

export interface Needed {
  readonly a: number
  readonly b: number
  /** At the present rates. */
  readonly weeks: number
}

/**
 * How many more journeys of each group it takes until 1/n + 1/m is at most so much, and each has at least so many.
 *
 * @returns null where at the present rates it never is; zeros where it is already.
 */
export const stillNeeded = (a: Group, b: Group, most: number, atLeast: number): Needed | null => {
  const enough = (weeks: number): boolean => {
    const [n, m] = [a.n + a.perWeek * weeks, b.n + b.perWeek * weeks]
    return n >= atLeast && m >= atLeast && 1 / n + 1 / m <= most
  }
  if (enough(0)) return { a: 0, b: 0, weeks: 0 }
  const weeks = risesTo(1, (time) => (enough(time) ? 1 : 0), 1e5)
  if (weeks === Infinity) return null
  return { a: Math.ceil(a.perWeek * weeks), b: Math.ceil(b.perWeek * weeks), weeks }
}
