import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFINITIONS, shares } from './definitions.ts'
import { durationInWords } from './duration.ts'

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

describe('definitions', () => {
  it('are complete', () => {
    expect(Object.keys(DEFINITIONS)).toEqual(['velocity', 'flowTime', 'load', 'efficiency', 'distribution'])
    for (const [id, definition] of Object.entries(DEFINITIONS)) {
      expect(definition.id).toBe(id)
      expect(definition.version).toBeGreaterThan(0)
      expect(definition.rules.length).toBeGreaterThan(0)
    }
  })
})

describe('durations in words', () => {
  it.each([
    [null, '–'],
    [0, '0 s'],
    [59.94, '59.9 s'],
    [90, '1.5 min'],
    [3600, '1 h'],
    [86_400, '1 day'],
    [277_000, '3.2 days'],
    [14_254_218, '165 days'],
    [1_275_868_800, '14,767 days'],
  ])('%s → %s', (seconds, expected) => expect(durationInWords(seconds)).toBe(expected))
})
