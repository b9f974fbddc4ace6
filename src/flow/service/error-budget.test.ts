import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MICROS_PER_DAY } from '../event.ts'
import { budgetOf, burnsOf, outlookOf, type Counted } from './error-budget.ts'

const DAYS_30 = 30 * MICROS_PER_DAY
const HOUR = MICROS_PER_DAY / 24

describe('the error budget', () => {
  test('golden: 99.9 % over 30 days leave 43.2 minutes', () => {
    expect(budgetOf(0.999, 30 * 86_400, 0)).toEqual({
      total: 43.2 * 60,
      consumed: 0,
      left: 2592,
      leftShare: 1,
    })
  })

  test('of attempts: what may fail, what has, and what is left', () => {
    expect(budgetOf(0.99, 1000, 4)).toEqual({ total: 10, consumed: 4, left: 6, leftShare: 0.6 })
    expect(budgetOf(0.99, 1000, 15)).toEqual({ total: 10, consumed: 15, left: -5, leftShare: -0.5 })
  })

  test('it is kept just where the availability is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.nat(1e6),
        (o, n, f) => {
          const [objective, failed] = [o / 10_000, Math.min(f, n)]
          const { left } = budgetOf(objective, n, failed)
          // On the bound itself, floating point may tell either.
          fc.pre(Math.abs(1 - failed / n - objective) > 1e-9)
          expect(left >= 0).toBe(1 - failed / n >= objective)
        },
      ),
    )
  })
})

describe('the burn rate', () => {
  const burns = (count: (hours: number) => Counted) => burnsOf(0.999, DAYS_30, (last) => count(last / HOUR))

  test('golden: 14.4, 6 and 1 are the rates from which on it is too fast over 30 days', () => {
    const some = burns(() => ({ failures: 144, n: 10_000 }))
    expect(some.map(({ id, rate, threshold, isTooFast }) => [id, rate, threshold, isTooFast])).toEqual([
      ['1h', 14.4, 14.4, true],
      ['6h', 14.4, 6, true],
      ['3d', 14.4, 1, true],
    ])
  })

  test('what is over in the last twelfth of the window is not too fast', () => {
    const some = burns((hours) => (hours < 1 ? { failures: 0, n: 10 } : { failures: 500, n: 1000 }))
    expect(some.map(({ isTooFast }) => isTooFast)).toEqual([false, false, true])
    expect(some.map(({ shortRate }) => shortRate)).toEqual([0, 0, 500])
  })

  test('one or two failures are no trend, whatever the rate', () => {
    expect(burns(() => ({ failures: 2, n: 2 })).map(({ rate, isTooFast }) => [rate, isTooFast])).toEqual([
      [1000, false],
      [1000, false],
      [1000, false],
    ])
    expect(burns(() => ({ failures: 3, n: 3 })).every(({ isTooFast }) => isTooFast)).toBe(true)
  })

  test('nothing tried is no data, never 0', () => {
    expect(burns(() => ({ failures: 0, n: 0 })).map(({ rate, isTooFast }) => [rate, isTooFast])).toEqual([
      [null, false],
      [null, false],
      [null, false],
    ])
  })
})

describe('how long it lasts', () => {
  const budget = budgetOf(0.99, 1000, 5)
  const at = (failures: number, n: number) =>
    outlookOf(
      budget,
      burnsOf(0.99, DAYS_30, () => ({ failures, n })),
      DAYS_30,
      0,
    )

  test('at twice the pace half of it lasts a quarter of its window', () => {
    expect(at(2, 100)).toEqual({ kind: 'until', at: 7.5 * MICROS_PER_DAY })
  })

  test('at its own pace or slower it lasts', () => expect(at(1, 100)).toEqual({ kind: 'lasts' }))

  test('used up it is used up, whatever the pace', () => {
    expect(outlookOf(budgetOf(0.99, 1000, 10), [], DAYS_30, 0)).toEqual({ kind: 'exhausted' })
  })

  test('where nothing was tried it can’t be told', () => expect(at(0, 0)).toEqual({ kind: 'no data' }))
})
