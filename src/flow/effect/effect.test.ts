import { describe, expect, test } from 'vitest'
import type { ItemFact } from '../facts.ts'
import { EFFECT_FIGURES } from '../figures/journeys/effect.ts'
import { askJourneys, journey, minute, shopMap } from '../journeys/asks.contract.ts'
import type { Moment } from '../journeys/moment.ts'
import { sampleFact } from '../measures/sample-facts.contract.ts'
import { alone, outcomeInWords } from './effect-words.ts'
import { effectAnswer, effectWindows } from './effect.ts'
import { EffectAnswer } from './effect-answer.ts'

const DAY = 24 * 60
const WEEK = 7 * DAY

/**
 * 40 journeys a period that look, of which some go on to buy within `minutes`; the others are left after an hour.
 * Every second one is of young customers.
 */
const period = (start: number, name: string, goOn: number, minutes: number): Moment[] =>
  Array.from({ length: 40 }, (_, i) => i).flatMap((i) => {
    const at = start + i * 60
    const told: (readonly [number, string])[] =
      i < goOn
        ? [
            [at, 'seen'],
            [at + minutes + (i % 3), 'ordered'],
            [at + minutes + 9, 'got'],
          ]
        : [[at, 'seen']]
    return journey(`${name}-${i}`, told, { slice: i % 2 === 0 ? 'young' : 'firms' })
  })

const moments = [...period(DAY, 'before', 20, 30), ...period(4 * WEEK + DAY, 'after', 34, 10)]

const map = shopMap(
  undefined,
  `
  pay: { name: Pay, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }`,
)
const tracked = new Map(map.sources)
const work = tracked.get('web')
if (work)
  tracked.set('tracker', {
    ...work,
    measures: 'work',
    moves: { stage: [{ when: { area: 'x' }, is: 'look' }] },
  })
const withMoves = { ...map, sources: tracked }

const done: ItemFact[] = [
  sampleFact({
    item: '3',
    label: 'S-3',
    movesStage: 'look',
    movesSlice: 'young',
    cost: 900,
    active: 3_000_000,
  }),
  sampleFact({ item: '2', label: 'S-2', movesStage: 'look', cost: null, active: 2_000_000, type: 'defect' }),
  sampleFact({ item: '1', label: 'S-1', cost: 50, active: 0 }),
]

const now = minute(8 * WEEK)
const request = { stream: 'shop', from: '2026-02-02', to: '2026-03-02' }

describe('which stage did the work move?', () => {
  test('work on one side, the change of the stage on the other', async () => {
    const ask = await askJourneys(moments, request, now, withMoves)
    const answer = effectAnswer(ask, effectWindows(ask), done)
    expect(EffectAnswer.parse(answer)).toEqual(answer)
    expect([answer.before, answer.after]).toEqual([
      { from: '2026-01-05T00:00:00+00:00', to: '2026-02-02T00:00:00+00:00' },
      { from: '2026-02-02T00:00:00+00:00', to: '2026-03-02T00:00:00+00:00' },
    ])
    expect(answer.rows.map(({ slice }) => slice)).toEqual([null, 'young', 'firms'])
    const [all, young] = answer.rows
    const look = all?.cells[0]
    expect(look?.work).toMatchObject({ items: 2, cost: 900, costed: 1, activeSeconds: 5 })
    expect(look?.work.list.map(({ label, cost }) => [label, cost])).toEqual([
      ['S-3', 900],
      ['S-2', null],
    ])
    expect(young?.cells[0]?.work.items).toBe(1)
    expect(look?.outcome).toMatchObject({
      before: { share: 0.5, n: 40 },
      after: { share: 0.85, n: 40 },
      change: 0.35,
      sure: true,
    })
    // Newcombe's method 10, computed independently with the normal quantile of scipy.
    expect(look?.outcome?.low).toBeCloseTo(0.145773577, 8)
    expect(look?.outcome?.high).toBeCloseTo(0.517952, 6)
    // Every one of those after was quicker than every one before.
    expect(look?.time).toMatchObject({ before: { p50: 1860, n: 20 }, after: { p50: 660, n: 34 }, change: -1 })
    expect(look?.sentence).toBe(
      'Look: 2 items of work were done (cost 900, known of 1); at the same time 35.0 points more went on (95 %: 14.6 to 51.8 points; n = 40 and 40), and it took less time: median 11 min after 31 min (n = 20 and 34).',
    )
    // Nobody returns: nothing can be told.
    expect(all?.cells[3]).toMatchObject({ outcome: null, time: null })
    expect([answer.unattributed.items, answer.total.items, answer.total.cost]).toEqual([1, 3, 950])
    expect(answer.work).toEqual({ kind: 'ok' })
  })

  test('work of all stages and the unattributed are all work', async () => {
    const ask = await askJourneys(moments, request, now, withMoves)
    const { rows, unattributed, total } = effectAnswer(ask, effectWindows(ask), done)
    const attributed = (rows[0]?.cells ?? []).reduce((sum, cell) => sum + cell.work.items, 0)
    expect(attributed + unattributed.items).toBe(total.items)
  })

  test('where no source names stages, that is said', async () => {
    const ask = await askJourneys(moments, request, now, map)
    expect(effectAnswer(ask, effectWindows(ask), done).work).toMatchObject({ kind: 'not configured' })
  })

  test('a change that is none is not told as one', async () => {
    const same = [...period(DAY, 'before', 20, 30), ...period(4 * WEEK + DAY, 'after', 21, 30)]
    const ask = await askJourneys(same, request, now, withMoves)
    const cell = effectAnswer(ask, effectWindows(ask), []).rows[0]?.cells[0]
    expect([cell?.outcome?.sure, cell?.time?.sure]).toEqual([false, false])
    expect(cell?.sentence).toContain('No work for it was done; at the same time no change beyond chance')
  })

  test('an interval that leaves 0 out beside a change that is not sure is explained', () => {
    const change = {
      before: { share: 0.4, n: 90 },
      after: { share: 0.55, n: 90 },
      change: 0.15,
      low: 0.004,
      high: 0.29,
    }
    expect(outcomeInWords({ ...change, p: 0.0871, sure: false })).toBe(
      'no change beyond chance in how many went on (95 %: 0.4 to 29.0 points; n = 90 and 90; 0 lies outside the interval of this change alone, but corrected for all that are tested p = 0.087)',
    )
    expect(alone({ low: -0.2, high: -0.01, p: 0.1, sure: false })).toContain('p = 0.10')
    expect(outcomeInWords({ ...change, low: -0.1, p: 0.3, sure: false })).toBe(
      'no change beyond chance in how many went on (95 %: −10.0 to 29.0 points; n = 90 and 90)',
    )
    expect(alone({ ...change, p: 0.01, sure: true })).toBeNull()
  })

  test('both windows are looked at from their own end: journeys that are still open in one are so in the other', async () => {
    // In both periods the last ten journeys begin minutes before its end, and go on only after it.
    const late = (start: number, name: string): Moment[] =>
      Array.from({ length: 10 }, (_, i) => i).flatMap((i) =>
        journey(`${name}-late-${i}`, [
          [start + 4 * WEEK - 20 - i, 'seen'],
          [start + 4 * WEEK + 5, 'ordered'],
        ]),
      )
    const both = [...moments, ...late(0, 'before'), ...late(4 * WEEK, 'after')]
    const ask = await askJourneys(both, request, minute(8 * WEEK) + 3_600_000_000, withMoves)
    expect(effectAnswer(ask, effectWindows(ask), []).rows[0]?.cells[0]?.outcome).toMatchObject({
      before: { n: 40 },
      after: { n: 40 },
    })
  })

  test('the numbers open into the journeys of both windows', async () => {
    const ask = await askJourneys(moments, request, now, withMoves)
    const told = await EFFECT_FIGURES['effect.outcome']?.tell(ask, 'look|young')
    expect(told?.n).toBe(40)
    expect(told?.counted.journeys).toHaveLength(20)
    expect(told?.leftOut[0]?.journeys).toHaveLength(20)
    expect(() => EFFECT_FIGURES['effect.time']?.tell(ask, 'lok')).toThrow('There is no stage `lok`.')
  })
})
