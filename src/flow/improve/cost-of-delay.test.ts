import { expect, test } from 'vitest'
import { cd3, expectedRemaining } from './cost-of-delay.ts'
import { ALL_PERCENTS } from './pace.ts'

const DAY = 86_400_000_000

test('money per week for each week that it takes', () => {
  expect(cd3(7000, 14 * DAY)).toBe(3500)
  expect(cd3(null, DAY)).toBeNull()
  expect(cd3(7000, null)).toBeNull()
})

test('the rest is the median of what longer ones still took', () => {
  // Flow times of 1 to 100 days: of those above 60 days, half took 80 days or less.
  const days = ALL_PERCENTS.map((n) => n * DAY)
  expect(expectedRemaining(60 * DAY, days)).toBe(20 * DAY)
  expect(expectedRemaining(0, days)).toBe(50 * DAY)
  expect(expectedRemaining(100 * DAY, days)).toBeNull()
  expect(
    expectedRemaining(
      DAY,
      ALL_PERCENTS.map(() => null),
    ),
  ).toBeNull()
})
