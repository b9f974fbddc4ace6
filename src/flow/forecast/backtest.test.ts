import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeWithData, sharedJson } from '../../../test/shared-data.ts'
import { backtest } from './backtest.ts'
import { processLimits } from '../improve/xmr.ts'

const options = { history: 26, fewest: 8, most: 520, percents: [50, 85, 95], seed: 1 }

test('a process that never changes is always forecast right', () => {
  const series = Array<number>(20).fill(3)
  // Ten periods for 30 items: the last origin that leaves ten is 10, the first is 8.
  expect(backtest(series, { items: 30 }, options)).toEqual({ trials: 3, rates: [1, 1, 1] })
  expect(backtest(series, { periods: 4 }, options)).toEqual({ trials: 9, rates: [1, 1, 1] })
})

test('a process that stops is forecast wrong from where it stops', () => {
  const series = [...Array<number>(12).fill(3), ...Array<number>(6).fill(0)]
  // From 8, 9 and 10 on two periods come as forecast; from 11 to 16 on half of it or nothing.
  expect(backtest(series, { periods: 2 }, { ...options, percents: [50] })).toEqual({
    trials: 9,
    rates: [3 / 9],
  })
})

test('too little history, or an outcome beyond it, gives no trial', () => {
  expect(backtest([1, 2, 3, 4, 5, 6, 7, 8], { items: 5 }, options)).toBeNull()
  expect(backtest(Array<number>(12).fill(1), { items: 50 }, options)).toBeNull()
  expect(backtest(Array<number>(12).fill(0), { items: 1 }, options)).toBeNull()
})

describe('of a process that is what the forecast assumes', () => {
  test('it is right about as often as it says, or more: counts come in whole items', () => {
    const weeks = fc.array(fc.nat(9), { minLength: 110, maxLength: 110 })
    const rates = fc
      .sample(weeks, { numRuns: 30, seed: 7 })
      .map((series) => backtest(series, { periods: 4 }, options)?.rates ?? [])
    const mean = [0, 1, 2].map((i) => rates.reduce((sum, rate) => sum + (rate[i] ?? 0), 0) / rates.length)
    expect(mean[0]).toBeGreaterThan(0.45)
    expect(mean[0]).toBeLessThan(0.62)
    expect(mean[1]).toBeGreaterThan(0.78)
    expect(mean[1]).toBeLessThan(0.92)
    expect(mean[2]).toBeGreaterThan(0.9)
  })
})

/** The most items of which it is at least so likely that they are done in four periods like these; by convolution. */
const exactFloor = (history: number[], certainty: number): number => {
  let chances = [1]
  for (let period = 0; period < 4; period++) {
    const next: number[] = []
    for (const [sum, chance] of chances.entries()) {
      for (const items of history)
        next[sum + items] = (next[sum + items] ?? 0) + (chance ?? 0) / history.length
    }
    chances = Array.from(next, (chance) => chance ?? 0)
  }
  let below = 0
  return chances.findIndex((chance) => (below += chance) >= 1 - certainty - 1e-12)
}

describeWithData('five months of a real problem desk', 'bpic2013-closed-problems', 1, () => {
  test('its velocity fell all the time: forecasts were too hopeful, as the limits and the backtest both say', () => {
    const truth = sharedJson<{ velocity_by_week: Record<string, number> }>(
      'bpic2013-closed-problems/truth/flow_truth.json',
    )
    const weeks = Object.entries(truth.velocity_by_week)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, items]) => items)
    const origins = Array.from({ length: weeks.length - 8 - 4 + 1 }, (_, i) => i + 8)
    const right = (certainty: number) =>
      origins.filter((origin) => {
        const came = weeks.slice(origin, origin + 4).reduce((sum, items) => sum + items, 0)
        return came >= exactFloor(weeks.slice(0, origin), certainty)
      }).length
    expect(backtest(weeks, { periods: 4 }, options)).toEqual({
      trials: 11,
      rates: [right(0.5) / 11, right(0.85) / 11, right(0.95) / 11],
    })
    expect(right(0.85) / 11).toBeLessThan(0.5)
    expect(processLimits(weeks)?.signals).toContainEqual({
      rule: 'beyond the limits',
      from: 4,
      to: 4,
      direction: 'up',
    })
  })
})
