import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slownessOf, thresholdOf } from './slow-periods.ts'
import type { Stays } from './stays.ts'

const HOUR = 3_600_000_000
const MINUTE = HOUR / 60

/** Stays that end in the middle of hours: hour → minutes that each took. */
const staysIn = (hours: readonly (readonly number[])[]): Stays => {
  const all = hours.flatMap((some, hour) => some.map((minutes) => ({ ended: (hour + 0.5) * HOUR, minutes })))
  return {
    began: Float64Array.from(all, ({ ended, minutes }) => ended - minutes * MINUTE),
    ended: Float64Array.from(all, ({ ended }) => ended),
    onward: Float64Array.from(all, () => 1),
  }
}

const steady = (minutes: number, n = 8): number[] => Array.from({ length: n }, () => minutes)
const ALL = { from: 0, to: 100 * HOUR }

describe('when a stage is slow', () => {
  test('golden: medians of 10, 10, 11, 9, 10, 12, 10 and 60 minutes', () => {
    expect(thresholdOf([10, 10, 11, 9, 10, 12, 10, 60].map((minutes) => minutes * 60))).toEqual({
      usual: 600,
      threshold: 900,
    })
  })

  test('a stage that varies is slow only beyond three robust deviations of the logarithms', () => {
    // python: m, d = median(log(x)), median(|log(x) − m|), nearest rank; exp(m + 3 · 1.4826 · d)
    const { threshold } = thresholdOf([100, 200, 400, 800, 1600])
    expect(threshold).toBeCloseTo(400 * 2 ** (3 * 1.4826), 6)
  })

  test('tells the spells: slow hours that follow each other are one', () => {
    const hours = [10, 10, 11, 9, 60, 60, 10, 12, 10, 70].map((minutes) => steady(minutes))
    const found = slownessOf(staysIn(hours), ALL, null)
    expect({ ...found, slow: [...(found?.slow ?? [])] }).toEqual({
      length: HOUR,
      usual: 600,
      threshold: expect.closeTo(600 * 1.1 ** (3 * 1.4826), 6),
      isDeclared: false,
      slow: [4, 5, 9],
      judged: 10,
      spells: [
        { from: 4 * HOUR, to: 6 * HOUR, median: 3600, n: 16 },
        { from: 9 * HOUR, to: 10 * HOUR, median: 4200, n: 8 },
      ],
    })
  })

  test('half of a few stays being long is no slowness: chance explains it', () => {
    const calm = Array.from({ length: 9 }, () => steady(10))
    const mixed = [5, 5, 5, 60, 60, 60, 60, 60]
    expect(slownessOf(staysIn([...calm, mixed]), ALL, null)?.slow.size).toBe(0)
    expect(slownessOf(staysIn([...calm, steady(60)]), ALL, null)?.slow.size).toBe(1)
  })

  test('what the map calls slow is slow', () => {
    const hours = Array.from({ length: 9 }, (_, hour) => steady(hour === 3 ? 12 : 10))
    expect(slownessOf(staysIn(hours), ALL, null)?.slow.size).toBe(0)
    expect(slownessOf(staysIn(hours), ALL, 11 * 60)).toMatchObject({
      threshold: 660,
      isDeclared: true,
      slow: new Set([3]),
    })
  })

  test('takes longer periods where few stays end in an hour, and says nothing of too few', () => {
    const rare = Array.from({ length: 60 }, () => steady(10, 2))
    expect(slownessOf(staysIn(rare), ALL, null)).toMatchObject({ length: 6 * HOUR, judged: 10 })
    expect(slownessOf(staysIn(rare.slice(0, 12)), ALL, null)).toBeNull()
    expect(slownessOf(staysIn([]), ALL, null)).toBeNull()
  })

  test('where all hours are alike none is slow, whatever the time; and ten times the time is told as ten times', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 14 }), { minLength: 60, maxLength: 120 }),
        fc.integer({ min: 1, max: 50 }),
        (minutes, factor) => {
          const hours = Array.from({ length: Math.floor(minutes.length / 6) }, (_, i) =>
            minutes.slice(i * 6, i * 6 + 6),
          )
          const scaled = hours.map((some) => some.map((one) => one * factor))
          const [one, other] = [hours, scaled].map((some) => slownessOf(staysIn(some), ALL, null))
          expect(one?.slow.size).toBe(0)
          expect((other?.usual ?? 0) / (one?.usual ?? 1)).toBeCloseTo(factor, 9)
          expect((other?.threshold ?? 0) / (one?.threshold ?? 1)).toBeCloseTo(factor, 9)
        },
      ),
      { numRuns: 50 },
    )
  })
})
