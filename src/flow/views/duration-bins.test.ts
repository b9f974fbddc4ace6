import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, histogramOf } from './duration-bins.ts'

const DAY = 86_400

const values = (...some: number[]): Float64Array => Float64Array.from(some)

test('bins are round, equally wide, and count by type', () => {
  const bins = histogramOf(values(0, 3 * DAY, 3.5 * DAY, 9 * DAY), Uint8Array.of(0, 0, 1, 4), 'seconds')
  expect(bins.map(({ low, high, n }) => [low / 3600, high / 3600, n])).toEqual([
    [0, 8, 1],
    ...Array.from({ length: 8 }, (_, i) => [8 + i * 8, 16 + i * 8, 0]),
    [72, 80, 1],
    [80, 88, 1],
    ...Array.from({ length: 16 }, (_, i) => [88 + i * 8, 96 + i * 8, 0]),
    [216, 224, 1],
  ])
  expect(bins[10]?.byType).toEqual({ feature: 0, defect: 1, risk: 0, debt: 0, unclassified: 0 })
})

test('calendar days begin with 1', () => {
  const bins = histogramOf(values(1, 1, 2, 40), new Uint8Array(4), 'days')
  expect(bins.filter(({ n }) => n > 0).map(({ low, high, n }) => [low, high, n])).toEqual([
    [1, 3, 3],
    [39, 41, 1],
  ])
})

test('the last bin holds what takes much longer than the rest', () => {
  const bins = histogramOf(
    values(...Array.from({ length: 99 }, () => 1), 1e7),
    new Uint8Array(100),
    'seconds',
  )
  expect([bins.length, bins[1], bins.at(-1)]).toMatchObject([
    40,
    { low: 1, high: 2, n: 99 },
    { low: 39, high: 10_000_001, n: 1 },
  ])
})

/** Whole µs, in seconds. */
const micros = (max: number) => fc.integer({ min: 0, max }).map((drawn) => drawn / 1e6)
const durations = fc.array(fc.oneof(micros(3), micros(1e8), micros(1e14)), { maxLength: 60 })

test('bins and cells lose nothing, and hold what they say', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom('seconds', 'days'), (drawn, unit) => {
      const counted = Float64Array.from(drawn, (value) => (unit === 'days' ? Math.floor(value) + 1 : value))
      const bins = histogramOf(
        counted,
        Uint8Array.from(counted, (_, i) => i % 5),
        unit,
      )
      expect(bins.length).toBeLessThanOrEqual(40)
      for (const { low, high, n, byType } of bins) {
        expect(counted.filter((value) => low <= value && value < high)).toHaveLength(n)
        expect(Object.values(byType).reduce((a, b) => a + b, 0)).toBe(n)
      }
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(counted.length)

      const done = Float64Array.from(drawn, (_, i) => Math.floor(i / 2) * 1e9)
      const cells = cellsOf(done, counted)
      expect(cells.length).toBeLessThanOrEqual(120 * 60)
      expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(counted.length)
      for (const { from, to, low, high, n } of cells) {
        const inside = counted.filter((value, i) => {
          const at = done[i] ?? -1
          return from <= at && at < to && low <= value && value < high
        })
        expect(inside).toHaveLength(n)
      }
    }),
    { numRuns: 100 },
  )
})
