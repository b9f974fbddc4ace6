import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minute } from '../journeys/asks.contract.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { attemptsOf, availabilityIn, availabilityPerPeriod, type Availability } from './availability.ts'
import { askService, visit } from './service-asks.contract.ts'

const availabilityOf = (ask: JourneyAsk, stage: string | null): Availability =>
  availabilityIn(attemptsOf(ask, stage), ask.window)

const counts = ({ successes, failures, n }: Availability) => [successes, failures, n]

describe('availability', () => {
  test('golden: 999 of 1,000', async () => {
    const moments = Array.from({ length: 1000 }, (_, i) =>
      visit(`j${i}`, [[i, i === 500 ? 'not-found' : 'seen']]),
    )
    const found = availabilityOf(await askService(moments.flat(), 2000), 'look')
    expect(found).toEqual({
      successes: 999,
      failures: 1,
      n: 1000,
      value: 0.999,
      interval: { low: expect.closeTo(0.994357441, 8), high: expect.closeTo(0.999823454, 8) },
    })
  })

  test('an attempt belongs to the stage of its event; without one, to that in which the journey is', async () => {
    const ask = await askService(
      visit('a', [
        [0, 'seen'],
        [1, 'broke'],
        [2, 'ordered'],
        [3, 'refused'],
        [4, 'broke'],
        [5, 'paid'],
      ]),
      60,
    )
    expect([null, 'look', 'buy', 'get'].map((stage) => counts(availabilityOf(ask, stage)))).toEqual([
      [2, 3, 5],
      [1, 1, 2],
      [1, 2, 3],
      [0, 0, 0],
    ])
  })

  test('what succeeds and fails at once has failed', async () => {
    const ask = await askService(visit('a', [[0, 'seen', { proofs: ['seen', 'not-found'] }]]), 60)
    expect(counts(availabilityOf(ask, 'look'))).toEqual([0, 1, 1])
  })

  test('nothing tried is no data', async () => {
    const ask = await askService(visit('a', [[0, 'ordered']]), 60)
    expect(availabilityOf(ask, 'buy')).toEqual({
      successes: 0,
      failures: 0,
      n: 0,
      value: null,
      interval: null,
    })
  })

  test('counts by the instant of the attempt, in the window and up to what is known, of the slice asked for', async () => {
    const moments = [
      ...visit(
        'a',
        [
          [0, 'seen'],
          [100, 'seen'],
          [200, 'not-found'],
        ],
        { slice: 'private' },
      ),
      ...visit('b', [[100, 'seen']], { slice: 'firms' }),
    ]
    const request = { from: '2026-01-05T01:40:00Z', to: '2026-01-05T03:20:00Z' }
    expect(counts(availabilityOf(await askService(moments, 1000, { request }), 'look'))).toEqual([2, 0, 2])
    expect(
      counts(
        availabilityOf(await askService(moments, 1000, { request: { ...request, slice: 'firms' } }), 'look'),
      ),
    ).toEqual([1, 0, 1])
    expect(counts(availabilityOf(await askService(moments, 150), 'look'))).toEqual([3, 0, 3])
  })

  test('the attempts of the periods are those of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(600), fc.boolean()), { maxLength: 60 }),
        fc.uniqueArray(fc.nat(600), { minLength: 2, maxLength: 8 }),
        async (tries, cuts) => {
          const moments = tries.flatMap(([at, isGood], i) =>
            visit(`j${i}`, [[at, isGood ? 'seen' : 'not-found']]),
          )
          const ask = await askService([...visit('z', [[0, 'ordered']]), ...moments], 700)
          const edges = cuts.sort((a, b) => a - b).map(minute)
          const attempts = attemptsOf(ask, 'look')
          const periods = availabilityPerPeriod(attempts, edges)
          const whole = availabilityIn(attempts, { from: edges[0] ?? 0, to: edges.at(-1) ?? 0 })
          const inside = tries.filter(
            ([at]) => minute(at) >= (edges[0] ?? 0) && minute(at) < (edges.at(-1) ?? 0),
          )
          expect(whole.n).toBe(inside.length)
          expect(whole.failures).toBe(inside.filter(([, isGood]) => !isGood).length)
          expect(periods.reduce((sum, { n }) => sum + n, 0)).toBe(whole.n)
          expect(periods.reduce((sum, { failures }) => sum + failures, 0)).toBe(whole.failures)
        },
      ),
      { numRuns: 50 },
    )
  })
})
