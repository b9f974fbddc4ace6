import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facts, tick } from '../measures/arbitrary-facts.contract.ts'
import { parseWhen } from '../calendar.ts'
import type { ItemFact, Visit } from '../facts.ts'
import { flowAnswer } from '../report.ts'
import { ViewAnswer, VIEWS, type ViewId, type ViewOf } from '../view-answers.ts'
import { csvOf } from './csv.ts'
import { askFacts, day, itemOf, mapWith, type Drawn } from './facts.contract.ts'
import { tablesOf } from './tables.ts'
import { viewAnswer } from './view-answer.ts'
import type { ViewRequest } from './view-ask.ts'

const EVERYTHING = `
      expectation: { percent: 85, within: 4 d }
      staleAfterDays: 3
      mix: { feature: 50, defect: 30, risk: 10, debt: 10 }`
const CALENDAR = ', workingCalendar: {}'

/** Two weeks: five items that are told apart by every view. */
const SHOP: Drawn[] = [
  itemOf(
    '1',
    [
      ['build', 'waiting', 1, 2],
      ['build', 'active', 2, 4],
      ['review', 'active', 4, 5],
    ],
    { end: 'done' },
  ),
  // Back from review to build.
  itemOf(
    '2',
    [
      ['build', 'active', 2, 4],
      ['review', 'active', 4, 6],
      ['build', 'active', 6, 9],
    ],
    { end: 'done', type: 'defect' },
  ),
  itemOf('3', [['build', 'active', 3, 8]], { end: 'canceled', type: 'risk' }),
  itemOf('4', [
    ['build', 'active', 4, 10],
    ['review', 'waiting', 10, null],
  ]),
  itemOf('5', [['build', 'active', 13, null]], { type: 'debt', fact: { startCensored: true } }),
]
const SHOP_FACTS = { items: SHOP.flatMap(({ items }) => items), visits: SHOP.flatMap(({ visits }) => visits) }
const NOW = day(15)

const ofShop = async <V extends ViewId>(
  view: V,
  words: ViewRequest = {},
  measuring = EVERYTHING,
): Promise<ViewOf<V>> => {
  const map = mapWith(measuring, CALENDAR)
  const ask = await askFacts(SHOP_FACTS, map, { stream: 'shop', ...words }, NOW)
  return (await viewAnswer(view, ask)) as ViewOf<V>
}

/** Rows of the table of a view, without header. */
const rowsOf = async (view: ViewId, words?: ViewRequest, measuring?: string, nth = 0): Promise<unknown[][]> =>
  (tablesOf(await ofShop(view, words, measuring))[nth]?.rows ?? []).map((row) => [...row])

const iso = (date: string): string => `2026-01-${date}T00:00:00+00:00`
const WEEKS = [
  [iso('05'), iso('12'), ''],
  [iso('12'), iso('19'), ''],
]

describe('golden values', () => {
  test('velocity by type', async () => {
    expect(await rowsOf('velocity')).toEqual([
      [...(WEEKS[0] ?? []), 1, 1, 0, 0, 0, 0],
      [...(WEEKS[1] ?? []), 1, 0, 1, 0, 0, 0],
    ])
  })

  test.each([
    ['elapsed', [4 * 86_400, 7 * 86_400], 5.5 * 86_400],
    ['working', [4 * 8 * 3600, 5 * 8 * 3600], 4.5 * 8 * 3600],
    ['calendar-days', [5, 8], 6.5],
    ['lead', [4 * 86_400, 7 * 86_400], 5.5 * 86_400],
  ])('flow time, %s', async (clock, values, mean) => {
    const answer = await ofShop('flow-time', { clock })
    expect(answer.points?.map(({ label, value }) => [label, value])).toEqual([
      ['SHOP-1', values[0]],
      ['SHOP-2', values[1]],
    ])
    expect([answer.n, answer.mean, answer.percentiles.map(({ value }) => value)]).toEqual([
      2,
      mean,
      [values[0], values[1], values[1], values[1]],
    ])
    expect(answer.expectation).toEqual(
      clock === 'elapsed' ? { percent: 85, seconds: 4 * 86_400, kept: 0.5 } : null,
    )
    expect(answer.policies.at(-1)).toMatch(/^Durations: /)
  })

  test('more than 2,000 items are counted in cells', async () => {
    const many = Array.from({ length: 2001 }, (_, i) =>
      itemOf(String(i), [['build', 'active', 1, 2 + (i % 7)]], { end: 'done' }),
    )
    const all = { items: many.flatMap(({ items }) => items), visits: [] }
    const ask = await askFacts(all, mapWith('{}'), { stream: 'shop' }, NOW)
    const answer = (await viewAnswer('flow-time', ask)) as ViewOf<'flow-time'>
    expect([answer.n, answer.points]).toEqual([2001, null])
    expect(answer.cells?.map(({ to, n }) => [to.slice(8, 10), n])).toEqual(
      ['06', '07', '08', '09', '10', '11', '12'].map((date, i) => [date, i < 6 ? 286 : 285]),
    )
    expect(ViewAnswer.parse(answer)).toEqual(answer)
  })

  test('without a working calendar there is no working time', async () => {
    await expect(
      askFacts(SHOP_FACTS, mapWith('{}'), { stream: 'shop', clock: 'working' }, NOW),
    ).rejects.toThrow('The map has no working calendar: add `workingCalendar')
    expect((await ofShop('flow-time')).clocks).toContain('working')
  })

  test('cumulative flow: as is, and by the furthest stage', async () => {
    const daily = { from: '2026-01-09', to: '2026-01-15' }
    const shown = (rows: unknown[][]): unknown[][] =>
      rows.map(([at, ...rest]) => [String(at).slice(8, 10), ...rest])
    expect(shown(await rowsOf('cumulative-flow', daily))).toEqual([
      // at, arrived, build, review, done
      ['09', 4, 2, 1, 1],
      ['10', 4, 3, 0, 1],
      ['11', 4, 3, 0, 1],
      ['12', 4, 2, 0, 1],
      ['13', 4, 1, 0, 2],
      ['14', 4, 0, 1, 2],
      ['15', 4, 0, 1, 2],
    ])
    const furthest = await rowsOf('cumulative-flow', daily, '{ backward: highWater }')
    expect(shown(furthest).map(([at, , build, review]) => [at, build, review])).toEqual([
      ['09', 2, 1],
      ['10', 2, 1],
      ['11', 2, 1],
      ['12', 1, 1],
      ['13', 1, 0],
      ['14', 0, 1],
      ['15', 0, 1],
    ])
  })

  test('load by stage, in the order of the map', async () => {
    expect(await rowsOf('load', { group: 'stage' })).toEqual([
      [iso('05'), 1, 1, 0],
      [iso('12'), 2, 2, 0],
      [iso('19'), 2, 1, 1],
    ])
    expect(await ofShop('load', { group: 'team' })).toMatchObject({ groups: ['–'], now: 2 })
  })

  test('aging against what was done', async () => {
    const { items, stages, age, stale, exceeded } = await ofShop('aging')
    expect(
      items.map(({ label, stage, ageSeconds, pace, ...one }) => [label, stage, ageSeconds, pace, one.stale]),
    ).toEqual([
      ['SHOP-4', 'review', 11 * 86_400, 100, true],
      ['SHOP-5', 'build', 2 * 86_400, 0, false],
    ])
    expect(
      stages.map(({ stage, n, percentiles }) => [
        stage,
        n,
        percentiles.map((one) => (one.seconds ?? 0) / 86_400),
      ]),
    ).toEqual([
      ['build', 2, [3, 7, 7, 7]],
      ['review', 2, [4, 4, 4, 4]],
    ])
    expect([age, stale, exceeded]).toEqual([
      { n: 1, p50: 11 * 86_400, p85: 11 * 86_400, oldest: 11 * 86_400, startCensored: 1 },
      1,
      1,
    ])
  })

  test('efficiency: Σ active ÷ Σ (active + waiting), by stage, and where items wait', async () => {
    expect((await ofShop('efficiency')).efficiency).toEqual({
      value: 10 / 11,
      activeSeconds: 10 * 86_400,
      waitingSeconds: 86_400,
      n: 2,
    })
    expect(await rowsOf('efficiency')).toEqual([
      ['build', 2, 7 * 86_400, 86_400, 1],
      ['review', 2, 3 * 86_400, 0, 0],
    ])
    expect(await rowsOf('efficiency', {}, EVERYTHING, 1)).toEqual([
      ['review', null, 1, 5 * 86_400, 5 / 6],
      ['build', null, 1, 86_400, 1 / 6],
    ])
  })

  test('mix against the target', async () => {
    const { whole, target, periods } = await ofShop('mix')
    expect([
      whole.counts,
      target,
      periods.map(({ distribution }) => [distribution.feature, distribution.defect]),
    ]).toEqual([
      { feature: 1, defect: 1, risk: 0, debt: 0, unclassified: 0 },
      { feature: 50, defect: 30, risk: 10, debt: 10 },
      [
        [100, 0],
        [0, 100],
      ],
    ])
    const load = await ofShop('mix', { basis: 'load' })
    expect([load.whole.counts, load.periods.map(({ distribution }) => distribution.n)]).toEqual([
      { feature: 1, defect: 0, risk: 0, debt: 1, unclassified: 0 },
      [2, 2],
    ])
  })

  test('arrivals against departures', async () => {
    expect(await rowsOf('balance')).toEqual([
      [...(WEEKS[0] ?? []), 4, 1, 0, 3],
      [...(WEEKS[1] ?? []), 1, 1, 1, -1],
    ])
    expect(await ofShop('balance')).toMatchObject({
      arrivals: 5,
      done: 2,
      canceled: 1,
      load: 2,
      meanVelocity: 1,
      timeToClear: 2,
      warnings: [],
    })
  })

  test('what was canceled before it began makes no hole in the load', async () => {
    const never = itemOf('6', [], {
      fact: { start: null, canceled: day(3), state: 'canceled', lastAt: day(3) },
    })
    const all = { items: [...SHOP_FACTS.items, ...never.items], visits: SHOP_FACTS.visits }
    const answer = await viewAnswer('balance', await askFacts(all, mapWith('{}'), { stream: 'shop' }, NOW))
    expect(answer).toMatchObject({
      periods: [
        { canceled: 1, growth: 3 },
        { canceled: 1, growth: -1 },
      ],
      warnings: [expect.stringContaining('the growth of the load differ by 1: items done or canceled')],
    })
  })

  test('time in stage: repeated stays are summed', async () => {
    expect((await rowsOf('stages')).map((row) => row.slice(0, 8))).toEqual([
      ['build', 2, 3, 0, 3 * 86_400, 5 * 86_400, 5 * 86_400, 5 * 86_400],
      ['review', 2, 2, 0, 86_400, 2 * 86_400, 2 * 86_400, 2 * 86_400],
    ])
  })

  test('rework', async () => {
    expect(await ofShop('rework')).toMatchObject({
      n: 2,
      reworked: 1,
      reopened: 0,
      movedBack: 1,
      reworkSeconds: 0,
      backward: [{ from: 'review', to: 'build', count: 1 }],
      periods: [
        { done: 1, reworked: 0 },
        { done: 1, reworked: 1 },
      ],
    })
  })

  test('predictability and Little’s Law', async () => {
    expect(await ofShop('predictability')).toMatchObject({ stable: null, limits: null, n: 2, spread: 7 / 4 })
    expect(await ofShop('littles-law')).toMatchObject({ arrivalRate: 5 / 14, averageLoad: 29 / 14 })
  })

  test('nothing at all is told by its kind', async () => {
    for (const view of VIEWS) {
      const empty = await askFacts({ items: [], visits: [] }, mapWith('{}'), { stream: 'shop' }, NOW)
      const answer = ViewAnswer.parse(await viewAnswer(view, empty))
      expect(answer.data).toEqual({ kind: 'no data', why: 'Nothing has come from Tracker yet.' })
    }
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** All views of drawn facts, and the answer of the page above them. */
const allViews = async (
  derived: { items: readonly ItemFact[]; visits: readonly Visit[] },
  window: { from: number; to: number },
  now: number,
  words: ViewRequest,
) => {
  const map = mapWith(EVERYTHING, CALENDAR)
  const ask = await askFacts(derived, map, { measured: 'work', ...words }, now, window)
  const flow = await flowAnswer(ask.measures, map, ask.request, now)
  const answers = await Promise.all(VIEWS.map(async (view) => [view, await viewAnswer(view, ask)] as const))
  const of = Object.fromEntries(answers) as unknown as { [V in ViewId]: ViewOf<V> }
  return { ask, flow, of }
}

test('a number is the same in every view, and parts make the whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      facts,
      fc.uniqueArray(tick, { minLength: 3, maxLength: 3 }),
      fc.record({
        basis: fc.constantFrom('completed', 'load'),
        group: fc.constantFrom('type', 'stage', 'state'),
        clock: fc.constantFrom('elapsed', 'lead'),
      }),
      async ({ epoch, derived }, some, words) => {
        const [from = 0, to = 0, now = 0] = some.toSorted((a, b) => a - b).map((one) => epoch + one)
        const { ask, flow, of } = await allViews(derived, { from, to }, now, words)
        const done = sum(flow.velocity.map(({ items }) => items))

        for (const view of VIEWS) {
          expect(ViewAnswer.parse(of[view])).toEqual(of[view])
          const [header, ...rows] = parse(csvOf(of[view])) as string[][]
          expect(rows).toHaveLength(tablesOf(of[view])[0]?.rows.length ?? -1)
          expect(header?.length).toBe(tablesOf(of[view])[0]?.columns.length)
        }
        expect(
          of.velocity.periods.map(({ byType, ...period }) => ({
            ...period,
            items: sum(Object.values(byType)),
          })),
        ).toEqual(flow.velocity)
        expect(of.predictability.periods).toEqual(flow.velocity)
        expect([sum(of.balance.periods.map((one) => one.done)), of.balance.load]).toEqual([
          done,
          flow.load.now,
        ])
        expect(sum(of.balance.periods.map((one) => one.growth))).toBe(
          sum(await ask.measures.loadAt(ask.request.of, [ask.until - 1])) -
            sum(await ask.measures.loadAt(ask.request.of, [from - 1])),
        )

        const spans = await ask.measures.spans(ask.request.of, ask.window)
        const time = of['flow-time']
        expect([time.n, sum(time.histogram.map(({ n }) => n)), time.points?.length]).toEqual([
          flow.flowTime.n,
          spans.done.length,
          flow.flowTime.n,
        ])

        expect([of.load.now, of.load.average]).toEqual([flow.load.now, flow.load.average])
        expect(of.load.points.map(({ at, loads }) => ({ at, load: sum(loads) }))).toEqual(flow.load.series)
        expect(of.aging.items).toHaveLength(flow.load.now)
        expect(of.efficiency.efficiency).toEqual(flow.efficiency)
        expect(of.mix.whole).toEqual(flow.distribution)
        if (words.basis === 'completed') {
          expect(sum(of.mix.periods.map(({ distribution }) => distribution.n))).toBe(done)
        }
        expect(of.rework.n).toBe(sum(of.rework.periods.map((one) => one.done)))

        const flowing = of['cumulative-flow'].points
        const loads = await ask.measures.loadAt(
          ask.request.of,
          flowing.map(({ at }) => parseWhen(at, 'UTC') ?? 0),
        )
        expect(flowing.map(({ stages }) => sum(stages))).toEqual(loads)
        if (ask.until === to) expect(flowing.at(-1)?.done).toBe(done)
      },
    ),
    { numRuns: 25 },
  )
})
