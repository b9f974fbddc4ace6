import fc from 'fast-check'
import { expect, it } from 'vitest'
import { laggedRankCorrelations, spearman } from './rank-correlation.ts'

const CONVERSION = [0.41, 0.43, 0.4, 0.45, 0.44, 0.43, 0.47, 0.46, 0.48, 0.46, 0.5, 0.49, 0.52, 0.51]
const COST = [3.4, 3.1, 3.4, 3.3, 3.2, 3.0, 3.0, 3.1, 2.9, 3.0, 2.8, 2.9, 2.7, 2.7]

// Expected values: scipy.stats.spearmanr, SciPy 1.17.
it('is that of an independent implementation, ties included', () => {
  expect(
    spearman([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11]),
  ).toBeCloseTo(0.9580419580419581, 12)
  expect(spearman([1, 1, 2, 3, 3, 3], [2, 2, 2, 5, 4, 9])).toBeCloseTo(0.8853648783083367, 12)
  expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull()
})

it('by lag, from 12 pairs on', () => {
  const lags = laggedRankCorrelations(CONVERSION, COST)
  expect(lags.map(({ lag, n }) => [lag, n])).toEqual([
    [0, 14],
    [1, 13],
    [2, 12],
    [3, 11],
    [4, 10],
  ])
  expect(lags[0]?.rho).toBeCloseTo(-0.9089090870930291, 12)
  expect(lags[1]?.rho).toBeCloseTo(-0.7413252966437361, 12)
  expect(lags[2]?.rho).toBeCloseTo(-0.955697794623325, 12)
  expect(lags.slice(3).map(({ rho }) => rho)).toEqual([null, null])
})

it('pairs of which one is not known do not count', () => {
  const gaps = COST.map((cost, i) => (i === 3 ? null : cost))
  expect(laggedRankCorrelations(CONVERSION, gaps)[0]?.n).toBe(13)
})

it('lies between −1 and 1, and depends on the order of the values alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), { minLength: 2 }),
      (pairs) => {
        const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const rho = spearman(xs, ys)
        if (rho === null) return
        expect(Math.abs(rho)).toBeLessThanOrEqual(1 + 1e-12)
        expect(
          spearman(
            xs.map((x) => x ** 3 + 1),
            ys,
          ),
        ).toBeCloseTo(rho, 12)
      },
    ),
  )
})
