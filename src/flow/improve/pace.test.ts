import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_PERCENTS, paceOf } from './pace.ts'
import { percentile } from '../percentile.ts'

test('the percent of a value is that of all values, whole percents rounded down', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }), fc.nat(45), (values, value) => {
      const sorted = values.toSorted((a, b) => a - b)
      const percentiles = ALL_PERCENTS.map((percent) => percentile(sorted, percent))
      const atMost = sorted.filter((one) => one <= value).length
      expect(paceOf(value, percentiles)).toBe(Math.floor((100 * atMost) / sorted.length))
    }),
  )
})

test('no values, no pace', () => {
  expect(
    paceOf(
      3,
      ALL_PERCENTS.map(() => null),
    ),
  ).toBeNull()
})
