import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minute } from '../journeys/asks.contract.ts'
import { inFlightOf } from '../journeys/in-flight.ts'
import { studyOf } from '../journeys/study.ts'
import { concurrencyOf, inProgressOf, journeysAt } from './concurrency.ts'
import { askService, visit } from './service-asks.contract.ts'

const HOUR = 60

const inHours = (at: number | null): number | null =>
  at === null ? null : (at - minute(0)) / (minute(HOUR) - minute(0))

describe('simultaneous journeys', () => {
  test('golden: from 9 to 12 h, 10 to 13 h and 11 to 12 h: at most 3, from 11 to 12 h', async () => {
    const moments = [
      ...visit('a', [
        [9 * HOUR, 'seen'],
        [12 * HOUR, 'got'],
      ]),
      ...visit('b', [
        [10 * HOUR, 'seen'],
        [13 * HOUR, 'got'],
      ]),
      ...visit('c', [
        [11 * HOUR, 'seen'],
        [12 * HOUR, 'got'],
      ]),
    ]
    const study = studyOf(await askService(moments, 24 * HOUR))
    const window = { from: minute(0), to: minute(24 * HOUR) }
    const found = concurrencyOf(inProgressOf(study, null), window, 1)
    expect({
      ...found,
      maxAt: inHours(found?.maxAt ?? null),
      exceeded: found?.exceeded.map(({ from, to, peak }) => [inHours(from), inHours(to), peak]),
    }).toEqual({ now: 0, max: 3, maxAt: 11, p95: 2, mean: 7 / 24, exceeded: [[10, 12, 3]] })
    expect(journeysAt(study, null, minute(11 * HOUR))).toEqual(Int32Array.of(0, 1, 2))
  })

  test('in a stage that no journey has come to there is none, not those that are in no stage', async () => {
    const study = studyOf(await askService(visit('a', [[0, 'seen', { stage: null }]]), 100))
    expect(journeysAt(study, null, minute(10))).toEqual(Int32Array.of(0))
    expect(journeysAt(study, 'buy', minute(10))).toEqual(new Int32Array())
  })

  test('in a stage while it is in that stage; who goes on is in one of the two', async () => {
    const study = studyOf(
      await askService(
        visit('a', [
          [0, 'seen'],
          [10, 'ordered'],
          [30, 'sent'],
          [60, 'got'],
        ]),
        100,
      ),
    )
    const window = { from: minute(0), to: minute(100) }
    const means = [null, 'look', 'buy', 'get'].map(
      (stage) => concurrencyOf(inProgressOf(study, stage), window)?.mean,
    )
    expect(means).toEqual([0.6, 0.1, 0.2, 0.3].map((mean) => expect.closeTo(mean, 9)))
    expect(concurrencyOf(inProgressOf(study, null), window)?.max).toBe(1)
  })

  test('an empty window has no number', async () => {
    const study = studyOf(await askService(visit('a', [[0, 'seen']]), 100))
    expect(concurrencyOf(inProgressOf(study, null), { from: minute(5), to: minute(5) })).toBeNull()
  })

  test('is that of each minute, counted one by one; now and on average the journeys in flight of other pages', async () => {
    const told = fc.array(
      fc.tuple(fc.nat(200), fc.constantFrom('ordered', 'sent', 'got', 'paid', 'canceled')),
      {
        maxLength: 5,
      },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(100), told), { minLength: 1, maxLength: 12 }),
        async (drawn) => {
          const moments = drawn.flatMap(([start, rest], i) =>
            visit(`j${i}`, [
              [start, 'seen'],
              ...rest.map(([after, word]) => [start + after, word] as const).sort(([a], [b]) => a - b),
            ]),
          )
          const ask = await askService(moments, 320, { request: { from: '2026-01-05T00:10:00Z' } })
          const study = studyOf(ask)
          const window = { from: ask.window.from, to: ask.until }
          const found = concurrencyOf(inProgressOf(study, null), window, 2)
          const levels = Array.from({ length: 310 }, (_, i) => journeysAt(study, null, minute(10 + i)).length)
          const sorted = levels.toSorted((a, b) => a - b)
          expect(found?.max).toBe(Math.max(...levels, found?.now ?? 0))
          expect(found?.mean).toBeCloseTo(levels.reduce((a, b) => a + b) / 310, 9)
          expect(found?.p95).toBe(sorted[Math.ceil(0.95 * 310) - 1])
          const above = (found?.exceeded ?? []).reduce((sum, { from, to }) => sum + to - from, 0)
          expect(above).toBe((minute(1) - minute(0)) * levels.filter((level) => level > 2).length)
          const flying = inFlightOf(study)
          expect(found?.now).toBe(flying.now.length)
          expect(found?.mean).toBeCloseTo(flying.average ?? NaN, 9)
        },
      ),
      { numRuns: 60 },
    )
  })
})
