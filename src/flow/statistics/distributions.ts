/** Distribution functions of the tests: those of jStat, and the noncentral χ² that it lacks. */
import jStat from 'jstat'

/** Two-sided p-value of a standard normal statistic. */
export const normalTwoSided = (z: number): number => Math.min(1, 2 * jStat.normal.cdf(-Math.abs(z), 0, 1))

const normalCdf = (z: number): number => jStat.normal.cdf(z, 0, 1)

export const normalQuantile = (p: number): number => jStat.normal.inv(p, 0, 1)

export const studentQuantile = (p: number, degrees: number): number => jStat.studentt.inv(p, degrees)

/** P(χ² ≥ x). */
export const chiSquaredAbove = (x: number, degrees: number): number =>
  x <= 0 ? 1 : Math.max(0, 1 - jStat.chisquare.cdf(x, degrees))

export const chiSquaredQuantile = (p: number, degrees: number): number => jStat.chisquare.inv(p, degrees)

export const logFactorial = (n: number): number => jStat.gammaln(n + 1)

/** Up to here the sum over Poisson weights is exact and short; beyond it the approximation errs by less than 0.001. */
const LARGEST_SUMMED = 300

/**
 * P(χ² ≤ x) with a noncentrality: the mixture of central ones with Poisson weights, and for large noncentralities the
 * normal approximation of Sankaran (1959).
 */
export const noncentralChiSquaredCdf = (x: number, degrees: number, noncentrality: number): number => {
  if (x <= 0) return 0
  if (noncentrality > LARGEST_SUMMED) {
    const [sum, twice] = [degrees + noncentrality, degrees + 2 * noncentrality]
    const h = 1 - (2 * sum * (degrees + 3 * noncentrality)) / (3 * twice * twice)
    const p = twice / (sum * sum)
    const m = (h - 1) * (1 - 3 * h)
    const mean = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p)
    return normalCdf(((x / sum) ** h - mean) / (h * Math.sqrt(2 * p * (1 + 0.5 * m * p))))
  }
  const half = noncentrality / 2
  let weight = Math.exp(-half)
  let central = jStat.chisquare.cdf(x, degrees)
  // From so many degrees of freedom to two more, the distribution function falls by this density-like term.
  let step = Math.exp((degrees / 2) * Math.log(x / 2) - x / 2 - jStat.gammaln(degrees / 2 + 1))
  let [sum, weights] = [0, 0]
  for (let j = 0; weights < 1 - 1e-12 && j < 2000; j++) {
    sum += weight * central
    weights += weight
    weight *= half / (j + 1)
    central = Math.max(0, central - step)
    step *= x / 2 / (degrees / 2 + j + 1)
  }
  return Math.min(1, sum)
}

/** The smallest argument from 0 on at which a rising function reaches a level, by halving; Infinity if none does. */
export const risesTo = (level: number, of: (x: number) => number, most = 1e12): number => {
  let [low, high] = [0, 1]
  while (of(high) < level) {
    if (high >= most) return Infinity
    low = high
    high *= 2
  }
  for (let i = 0; i < 60 && high - low > 1e-9 * high; i++) {
    const middle = (low + high) / 2
    if (of(middle) < level) low = middle
    else high = middle
  }
  return high
}
