import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestRank, percentile } from './percentile.ts'

describe('nearest rank', () => {
  test('golden: the 85th percentile of 20 values is the 17th', () => {
    expect(nearestRank(20, 85)).toBe(17)
  })

  test.each([
    // Floating point gives one more for each of these.
    [25, 56, 14],
    [50, 56, 28],
    [75, 68, 51],
    [100, 7, 7],
    [100, 55, 55],
    [200, 55, 110],
    // The ends.
    [1, 0, 1],
    [1, 100, 1],
    [7, 0, 1],
    [7, 100, 7],
    [7, 50, 4],
  ])('of %i values at %i %% is %i', (n, percent, rank) => {
    expect(nearestRank(n, percent)).toBe(rank)
  })

  test('is the smallest rank that at least the percent of the values do not exceed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 100 }), (n, percent) => {
        const k = nearestRank(n, percent)
        const share = BigInt(n) * BigInt(percent)
        expect(BigInt(k) * 100n >= share && k >= 1 && k <= n).toBe(true)
        expect(k === 1 || BigInt(k - 1) * 100n < share).toBe(true)
      }),
    )
  })

  test.each([-1, 101, 0.5, NaN])('refuses %d %%', (percent) => {
    expect(() => nearestRank(10, percent)).toThrow(
      `A percentile is a whole percent from 0 to 100, not ${percent}.`,
    )
    expect(() => percentile([], percent)).toThrow(RangeError)
  })
})

describe('percentile', () => {
  test('is a value that was observed', () => {
    expect([0, 50, 85, 95, 100].map((percent) => percentile([1, 2, 4, 8], percent))).toEqual([1, 2, 8, 8, 8])
  })

  test('of nothing is null', () => {
    expect(percentile([], 50)).toBeNull()
  })
})
