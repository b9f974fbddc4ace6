import { expect, test } from 'vitest'
import { marksOf, needsLog, unitOf } from './flow-time-chart.ts'

test('durations are drawn in the largest unit that fits the longest', () => {
  expect([200_000, 172_800, 172_799, 7200, 7199, 120, 119, 0].map((longest) => unitOf(longest).name)).toEqual(
    ['days', 'days', 'hours', 'hours', 'minutes', 'minutes', 'seconds', 'seconds'],
  )
})

test('a logarithmic axis is marked by durations that people know, around all that is drawn', () => {
  expect(marksOf([45, 7200, 90_000])).toEqual([10, 60, 600, 3600, 21_600, 86_400, 604_800])
  expect(marksOf([60, 600])).toEqual([60, 600])
  expect(marksOf([0.5, 20])).toEqual([0.5, 1, 10, 60])
  expect(marksOf([86_400, 400_000_000])).toEqual([
    86_400, 604_800, 2_592_000, 15_552_000, 63_072_000, 315_360_000, 400_000_000,
  ])
})

test('only durations that spread far are drawn on a logarithmic axis, and never zero', () => {
  expect(needsLog([1, 2, 3, 24])).toBe(false)
  expect(needsLog([1, 2, 3, 25])).toBe(true)
  expect(needsLog([0, 2, 3, 1000])).toBe(false)
  expect(needsLog([])).toBe(false)
})
