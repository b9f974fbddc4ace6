import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentile } from '../percentile.ts'
import { spreadOf } from './spread.ts'

test('golden: of 20 values the 10th, 17th and 19th, whatever their order', () => {
  const values = Float64Array.from({ length: 20 }, (_, i) => ((i * 7) % 20) + 1)
  expect(spreadOf(values)).toEqual({ n: 20, p50: 10, p85: 17, p95: 19 })
  expect([...values].slice(0, 3)).toEqual([1, 8, 15])
  expect(spreadOf(new Float64Array())).toEqual({ n: 0, p50: null, p85: null, p95: null })
})

test('the values that sorting finds', () => {
  const values = fc.oneof(
    fc.float64Array({ noNaN: true, maxLength: 40 }),
    // Many of the same, and so many that the selection samples.
    fc.array(fc.nat(50), { minLength: 700, maxLength: 900 }).map((few) => Float64Array.from(few)),
  )
  fc.assert(
    fc.property(values, (some) => {
      const sorted = [...some].sort((a, b) => a - b)
      const { n, ...found } = spreadOf(some)
      expect(n).toBe(sorted.length)
      // +0 and −0 are one duration.
      expect(Object.values(found).map((one) => (one === 0 ? 0 : one))).toEqual(
        [50, 85, 95].map((percent) => percentile(sorted, percent)).map((one) => (one === 0 ? 0 : one)),
      )
    }),
  )
})
