import { describe, expect, test } from 'vitest'
import { medianInterval, medianRank } from './median-interval.ts'

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
