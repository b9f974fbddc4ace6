import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsDone, ofRuns, periodsNeeded } from './simulation.ts'

const RUNS = 10_000
const draws = (history: number[], seed = 1, rest = 0) => ({ history, rest, runs: RUNS, seed })

/** The exact distribution of the sum of so many draws: the convolution of the history with itself. */
const sumOf = (history: number[], periods: number): Map<number, number> => {
  let sums = new Map([[0, 1]])
  for (let i = 0; i < periods; i++) {
    const next = new Map<number, number>()
    for (const [sum, p] of sums) {
      for (const count of history) next.set(sum + count, (next.get(sum + count) ?? 0) + p / history.length)
    }
    sums = next
  }
  return sums
}
const atLeast = (sums: Map<number, number>, items: number) =>
  [...sums].reduce((total, [sum, p]) => (sum >= items ? total + p : total), 0)

/** Four standard errors of a share of the runs. */
const within = (share: number) => 4 * Math.sqrt(Math.max(0, share * (1 - share)) / RUNS) + 1e-9

describe('against the exact distribution', () => {
  const history = [0, 1, 1, 3, 0, 5]
  test('how many are done in four periods', () => {
    const done = itemsDone(draws(history), 4, 0)
    const exact = sumOf(history, 4)
    for (let items = 0; items <= 20; items++) {
      const share = done.filter((count) => count >= items).length / RUNS
      const expected = atLeast(exact, items)
      expect(Math.abs(share - expected)).toBeLessThanOrEqual(within(expected))
    }
  })
  test('how many periods seven items take', () => {
    const needed = periodsNeeded(draws(history), 7, 500)
    for (let periods = 1; periods <= 12; periods++) {
      const share = needed.filter((one) => one <= 1 + periods).length / RUNS
      const expected = atLeast(sumOf(history, periods), 7)
      expect(Math.abs(share - expected)).toBeLessThanOrEqual(within(expected))
    }
  })
  test('of the period that has begun, and of the last one, a part counts: right on average', () => {
    const done = itemsDone(draws([5], 1, 0.5), 2, 0.3)
    expect([...new Set(done)]).toEqual([13, 14, 15])
    const mean = done.reduce((sum, count) => sum + count, 0) / RUNS
    expect(mean).toBeCloseTo(2.5 + 10 + 1.5, 1)
    // Two or three are done in what is left of this period: the second at its end, or after two thirds of it.
    expect([...new Set(periodsNeeded(draws([5], 1, 0.5), 2, 500))]).toEqual([2 / 3, 1])
    // The third is the last of three, or the first of the five of the next period.
    expect([...new Set(periodsNeeded(draws([5], 1, 0.5), 3, 500))]).toEqual([1, 1.2])
  })
})

test('a history of zeros only: never', () => {
  expect([...new Set(periodsNeeded(draws([0, 0, 0]), 1, 500))]).toEqual([Infinity])
  expect([...new Set(itemsDone(draws([0, 0, 0]), 10, 0.5))]).toEqual([0])
})

test('the same number in each period: no range', () => {
  const needed = periodsNeeded(draws([3, 3, 3]), 30, 500)
  expect([50, 70, 85, 95].map((percent) => ofRuns(needed, percent))).toEqual([11, 11, 11, 11])
})

test('10,000 runs of a forecast half a year ahead take a fraction of a second of computing', () => {
  const history = Array.from({ length: 26 }, (_, i) => (i * 7) % 11)
  // Not the time on the wall: other tests run beside this one.
  const started = process.cpuUsage()
  periodsNeeded(draws(history), 130, 520)
  expect(process.cpuUsage(started).user).toBeLessThan(200_000)
})

describe('whatever the history', () => {
  const some = fc.record({
    history: fc.array(fc.nat(12), { minLength: 1, maxLength: 30 }).filter((all) => all.some((n) => n > 0)),
    rest: fc.double({ min: 0, max: 1, noNaN: true }),
    runs: fc.constant(200),
    seed: fc.integer(),
  })
  test('the same seed gives the same runs', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 60 }), (of, n) => {
        expect(periodsNeeded(of, n, 400)).toEqual(periodsNeeded(of, n, 400))
        expect(itemsDone(of, n, 0.5)).toEqual(itemsDone(of, n, 0.5))
      }),
      { numRuns: 50 },
    )
  })
  test('percentiles are in order, and more items are never done earlier', () => {
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (of, items, more) => {
          const whenDone = (n: number) =>
            [50, 70, 85, 95].map((percent) => ofRuns(periodsNeeded(of, n, 400), percent))
          const when = whenDone(items)
          expect(when).toEqual(when.toSorted((a, b) => a - b))
          for (const [i, later] of whenDone(items + more).entries()) {
            expect(later).toBeGreaterThanOrEqual(when[i] ?? 0)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
  test('“when” and “how many” are two sides of one question', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 40 }), fc.nat(12), (of, items, periods) => {
        const inTime = periodsNeeded(of, items, 400).filter((one) => one <= 1 + periods).length
        const enough = itemsDone(of, periods, 0).filter((count) => count >= items).length
        expect(inTime).toBe(enough)
      }),
      { numRuns: 50 },
    )
  })
})
