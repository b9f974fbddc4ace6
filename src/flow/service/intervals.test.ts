import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOfDifference, medianInterval, medianRank, wilson } from './intervals.ts'

describe('Wilson’s interval', () => {
  // scipy 1.17: binomtest(k, n).proportion_ci(confidence_level=0.95, method='wilson')
  test.each([
    [999, 1000, 0.9943574414020421, 0.9998234536293739],
    [9990, 10000, 0.9981600556125619, 0.9994567140135028],
    [0, 10, 0, 0.27753279986288926],
    [10, 10, 0.7224672001371109, 1],
    [7, 10, 0.39677814746114526, 0.892208732593699],
    [1, 1, 0.20654931437723745, 1],
  ])('%i of %i', (successes, n, low, high) => {
    const interval = wilson(successes, n)
    expect(interval?.low).toBeCloseTo(low, 12)
    expect(interval?.high).toBeCloseTo(high, 12)
  })

  test('there is none without observations', () => expect(wilson(0, 0)).toBeNull())

  test('it holds the share, lies within 0 and 1, and is the mirror of that of the failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const successes = Math.floor(n * part)
        const { low = NaN, high = NaN } = wilson(successes, n) ?? {}
        const mirror = wilson(n - successes, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(successes / n)
        expect(high).toBeGreaterThanOrEqual(successes / n)
        expect(high).toBeLessThanOrEqual(1)
        expect(1 - (mirror?.high ?? NaN)).toBeCloseTo(low, 9)
      }),
    )
  })
})

describe('chance of a difference', () => {
  // scipy 1.17: h = hypergeom(N, K, n); min(1, 2 * min(h.cdf(k), h.sf(k - 1)))
  test.each([
    [14, 16, 1313, 1333, 0.053082342807982706],
    [7, 10, 3, 10, 0.1788954079975752],
    [90, 100, 95, 100, 0.2827638303777807],
    [0, 10, 10, 10, 1.082508822446903e-5],
    [5, 5, 5, 5, 1.0],
    [450, 500, 9000, 9100, 2.1456213302804754e-27],
    [1, 6, 900, 1000, 0.00012495312557254953],
  ])('%i of %i against %i of %i', (a, n, b, m, chance) => {
    const found = chanceOfDifference({ successes: a, n }, { successes: b, n: m }) ?? NaN
    expect(found / Number(chance)).toBeCloseTo(1, 8)
  })

  test('there is none without observations on a side', () => {
    expect(chanceOfDifference({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull()
  })
})

describe('the interval of a median', () => {
  // scipy 1.17: the largest r with binom.cdf(r - 1, n, 0.5) <= 0.025
  test.each([
    [5, 0],
    [6, 1],
    [10, 2],
    [20, 6],
    [25, 8],
    [100, 40],
    [500, 228],
  ])('of %i values begins at rank %i', (n, rank) => expect(medianRank(n)).toBe(rank))

  test('is there for very many values', () => expect(medianRank(1_000_000)).toBe(499_020))

  test('is made of values that were observed', () => {
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull()
    expect(medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])).toEqual({ low: 2, high: 9 })
  })
})
