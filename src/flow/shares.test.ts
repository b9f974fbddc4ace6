import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shares } from './shares.ts'

describe('shares by largest remainder', () => {
  it.each([
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [306, 811, 235, 135],
      [21, 54, 16, 9],
    ],
    [
      [1, 0, 0, 0, 0],
      [100, 0, 0, 0, 0],
    ],
    [
      [0, 0],
      [null, null],
    ],
  ])('%j → %j', (counts, expected) => expect(shares(counts)).toEqual(expected))

  it('sums to 100, each within one of its exact share', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0)
        fc.pre(total > 0)
        const found = shares(counts).map((share) => share ?? NaN)
        expect(found.reduce((sum, share) => sum + share, 0)).toBe(100)
        found.forEach((share, i) =>
          expect(Math.abs(share - ((counts[i] ?? 0) * 100) / total)).toBeLessThan(1),
        )
      }),
    )
  })
})
