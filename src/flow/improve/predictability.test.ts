import { expect, test } from 'vitest'
import { predictabilityOf } from './predictability.ts'

const periods = (values: number[], partial = 0) =>
  values.map((items, i) => ({
    start: new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString(),
    end: new Date(Date.UTC(2026, 0, 12 + 7 * i)).toISOString(),
    items,
    partial: i >= values.length - partial,
  }))

test('stable, not stable, and too little to tell', () => {
  const stable = predictabilityOf(periods([1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8, 2]), 'week')
  const spike = predictabilityOf(periods([5, 6, 5, 6, 5, 6, 5, 30, 5, 6, 5, 6, 5, 6]), 'week')
  // The partial week at the end is no signal.
  const short = predictabilityOf(periods([5, 6, 5, 6, 5, 0], 1), 'week')
  expect([stable, spike, short].map(({ stable, why }) => ({ stable, why }))).toEqual([
    {
      stable: true,
      why: 'Stable: all 12 whole weeks lie in what chance explains, 0 to 13.7 items around a mean of 3.8. The next week is likely to lie there too, if nothing changes.',
    },
    {
      stable: false,
      why: 'Not stable: above the upper limit: 2026-02-23 (limits 0 to 19.7 items, mean 7.2). What was is a poor guide to what comes until it is known what changed.',
    },
    { stable: null, why: 'Too little to tell: 5 whole weeks, at least 6 are needed.' },
  ])
  expect(short.limits).toBeNull()
})
