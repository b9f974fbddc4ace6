import { expect, test } from 'vitest'
import { needsLog, unitOf } from './flow-time-chart.ts'

test('durations are drawn in the largest unit that fits the longest', () => {
  expect([200_000, 172_800, 172_799, 7200, 7199, 120, 119, 0].map((longest) => unitOf(longest).name)).toEqual(
    ['days', 'days', 'hours', 'hours', 'minutes', 'minutes', 'seconds', 'seconds'],
  )
})

test('only durations that spread far are drawn on a logarithmic axis, and never zero', () => {
  expect(needsLog([1, 2, 3, 24])).toBe(false)
  expect(needsLog([1, 2, 3, 25])).toBe(true)
  expect(needsLog([0, 2, 3, 1000])).toBe(false)
  expect(needsLog([])).toBe(false)
})
