import { describe, expect, test } from 'vitest'
import { loadMap } from '../../model/load.ts'
import type { ItemFact } from '../facts.ts'
import { forecastAnswer } from './forecast.ts'
import { resolveForecast, type ForecastRequest } from './forecast-request.ts'
import { measureFacts } from '../measures/measure-facts.ts'
import { sampleFact } from '../measures/sample-facts.contract.ts'
import { RequestError } from '../request.ts'

const map = (simulated = false) =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: Europe/Amsterdam }
slices:
  everyone: { name: Everyone }
streams:
  shop:
    name: Shop
    promise: You get what you order
    for: [everyone]
    trigger: An order
    finishLine: It is there
    outcome: Happy
    northStar: { name: Orders }
sources:
  jira:
    name: Jira
    kind: jira
    stream: shop
    simulated: ${simulated}
    states: { Doing: active, Done: done }
`,
    },
  ]).map

const HOUR = 3_600_000_000
const WEEK = 7 * 24 * HOUR
/** A Monday in Amsterdam, in winter. */
const FIRST = Date.parse('2026-01-05T00:00:00+01:00') * 1000

/** The Monday twelve weeks later, in summer: an hour less than twelve times a week. */
const AFTER_TWELVE = Date.parse('2026-03-30T00:00:00+02:00') * 1000

const open = sampleFact({
  item: 'open',
  label: 'SHOP-0',
  created: FIRST,
  start: null,
  done: null,
  state: 'new',
  stage: null,
  status: 'Open',
  active: 0,
  waiting: 0,
  lastAt: FIRST,
  events: 1,
})

/** So many items done in each week from `FIRST` on, and one that somebody touched last, an hour before their end. */
const measuresOf = (weeks: readonly number[]) => {
  const items = weeks.flatMap((n, week) =>
    Array.from({ length: n }, (_, i): ItemFact => {
      const done = FIRST + week * WEEK + (i + 1) * HOUR
      const item = `${week}-${i}`
      return { ...open, item, label: `SHOP-${item}`, start: FIRST, done, state: 'done', lastAt: done }
    }),
  )
  return measureFacts([...items, { ...open, lastAt: FIRST + weeks.length * WEEK - 2 * HOUR }], [])
}

const ask = (weeks: readonly number[], request: ForecastRequest, now = FIRST + weeks.length * WEEK) =>
  forecastAnswer(measuresOf(weeks), map(), resolveForecast({ stream: 'shop', ...request }, map()), now)

const threes = Array<number>(12).fill(3)

describe('when', () => {
  test('golden: 30 items, and always 3 done per week: 10 weeks, at every percentile', async () => {
    const answer = await ask(threes, { items: '30' }, AFTER_TWELVE)
    const at = '2026-06-08T00:00:00+02:00'
    expect(answer).toEqual({
      of: { measured: 'work', stream: 'shop', slice: null, team: null, type: null },
      timeZone: 'Europe/Amsterdam',
      policies: expect.any(Array),
      simulated: false,
      data: { kind: 'ok' },
      question: { kind: 'when', items: 30 },
      asOf: '2026-03-30T00:00:00+02:00',
      seed: 1,
      runs: 10_000,
      by: 'week',
      history: expect.any(Array),
      percentiles: [50, 70, 85, 95].map((percent) => ({ percent, at, items: null })),
      outcomes: [{ at, items: null, share: 1 }],
      never: 0,
      // Of twelve weeks no eight and ten more are known.
      backtest: null,
      warnings: [],
      sentence:
        '30 items done: by 2026-06-07 with 50 % certainty, by 2026-06-07 with 85 % certainty, by 2026-06-07 with 95 % certainty.',
    })
    expect(answer.history).toHaveLength(12)
    expect(answer.history[0]).toEqual({
      start: '2026-01-05T00:00:00+01:00',
      end: '2026-01-12T00:00:00+01:00',
      items: 3,
    })
  })
  test('an uneven history gives a range, in order; the seed gives the same again', async () => {
    const uneven = [0, 5, 2, 9, 1, 0, 7, 3, 4, 2, 6, 1]
    const answer = await ask(uneven, { items: '20' })
    const dates = answer.percentiles.map(({ at }) => at ?? '')
    expect(dates).toEqual(dates.toSorted())
    expect(new Set(dates).size).toBeGreaterThan(1)
    expect(answer.outcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(await ask(uneven, { items: '20' })).toEqual(answer)
    expect((await ask(uneven, { items: '20', seed: '2' })).outcomes).not.toEqual(answer.outcomes)
  })

  test('the backtest is told with its trials', async () => {
    const answer = await ask(Array<number>(20).fill(3), { items: '6' })
    expect(answer.backtest).toEqual({
      trials: 11,
      hits: [50, 70, 85, 95].map((percent) => ({ percent, rate: 1 })),
      words:
        'Of 11 forecasts made the same way in the past, these came true: 100 % of those with 50 % certainty, 100 % of those with 70 % certainty, 100 % of those with 85 % certainty, 100 % of those with 95 % certainty. The trials overlap, so they say less than as many independent ones.',
    })
  })

  test('nothing done in all the history: never', async () => {
    const answer = await ask([1, ...Array<number>(12).fill(0)], { items: '5', from: '2026-01-12' })
    expect(answer).toMatchObject({
      never: 1,
      outcomes: [],
      backtest: null,
      sentence: '5 items: never. Nothing was done in the 12 weeks of history.',
    })
    expect(answer.percentiles.every(({ at }) => at === null)).toBe(true)
  })

  test('without a whole period there is no forecast, and it is said', async () => {
    const answer = await ask([2], { items: '5' }, FIRST + WEEK / 2)
    expect(answer).toMatchObject({
      history: [],
      outcomes: [],
      sentence: 'No forecast: there is no whole week of history to draw from.',
    })
    expect(answer.warnings).toEqual([
      'The history has 0 whole weeks: with fewer than 8 a forecast is hardly more than a guess.',
    ])
  })
})

describe('how many', () => {
  test('always 3 per week: what is left of this week and a part of the last count pro rata', async () => {
    const answer = await ask(threes, { until: '2026-04-20' }, AFTER_TWELVE)
    expect(answer).toMatchObject({
      question: { kind: 'how many', until: '2026-04-20T00:00:00+02:00' },
      percentiles: [50, 70, 85, 95].map((percent) => ({ percent, at: null, items: 9 })),
      outcomes: [{ at: null, items: 9, share: 1 }],
      sentence:
        'Items done before 2026-04-20: at least 9 with 50 % certainty, at least 9 with 85 % certainty, at least 9 with 95 % certainty.',
    })
    // Until Thursday it is 3/7 of 3 items: 1 or 2.
    const short = await ask(threes, { until: '2026-04-02' }, AFTER_TWELVE)
    expect(short.outcomes.map(({ items }) => items)).toEqual([1, 2])
  })
  test('more certainty promises less', async () => {
    const { percentiles } = await ask([0, 5, 2, 9, 1, 0, 7, 3, 4, 2, 6, 1], { until: '2026-06-01' })
    const items = percentiles.map((one) => one.items ?? 0)
    expect(items).toEqual(items.toSorted((a, b) => b - a))
  })
  test('many counts are put together in at most 60 bars', async () => {
    const { outcomes } = await ask([0, 90, 20, 300, 10, 0, 70, 30, 40, 200], { until: '2026-06-01' })
    expect(outcomes.length).toBeLessThanOrEqual(60)
    expect(outcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
  })
})

describe('what makes it less sure is said', () => {
  test('an unstable process', async () => {
    const { warnings } = await ask([5, 6, 5, 6, 5, 6, 5, 30, 5, 6, 5, 6, 5, 6], { items: '20' })
    expect(warnings).toEqual([
      expect.stringContaining(
        'The forecast takes what comes to be like what was, but velocity was not stable. Not stable: above the upper limit: 2026-02-23',
      ),
    ])
  })
  test('little history, far ahead', async () => {
    const { warnings } = await ask([3, 4, 3], { items: '60' })
    expect(warnings).toEqual([
      'The history has 3 whole weeks: with fewer than 8 a forecast is hardly more than a guess.',
      expect.stringMatching(/^The forecast looks \d+ weeks ahead and is made from 3:/),
    ])
  })
  test('a source that has gone silent', async () => {
    const answer = await ask(threes, { items: '5' }, AFTER_TWELVE + 30 * WEEK)
    expect(answer.data.kind).toBe('stale')
    expect(answer.warnings.at(-1)).toContain('The forecast is made as of then.')
    expect(answer.asOf).toBe('2026-03-30T00:00:00+02:00')
  })
  test('simulated data', async () => {
    const simulated = map(true)
    const answer = await forecastAnswer(
      measuresOf(threes),
      simulated,
      resolveForecast({ items: '5' }, simulated),
      AFTER_TWELVE,
    )
    expect(answer.warnings).toEqual(['The history is simulated.'])
  })
})

describe('what cannot be answered is refused', () => {
  test.each<[ForecastRequest, string]>([
    [
      {},
      'A forecast needs one of `items` (when will so many be done?) and `until` (how many will be done until a date?).',
    ],
    [
      { items: '3', until: '2027-01-01' },
      'A forecast needs either `items` (when will so many be done?) or `until` (how many will be done until a date?), not both.',
    ],
    [{ items: '0' }, '`0` is not a number for `items`: a whole number from 1 to 1000000 is expected.'],
    [{ items: '2.5' }, '`2.5` is not a number for `items`: a whole number from 1 to 1000000 is expected.'],
    [
      { items: '3', seed: 'x' },
      '`x` is not a number for `seed`: a whole number from 0 to 2147483647 is expected.',
    ],
    [
      { until: 'soon' },
      '`soon` is not a time for `until`: a date such as 2026-12-24, or an instant such as 2026-12-24T12:00:00Z, is expected.',
    ],
    [
      { until: '2026-01-01' },
      '`until` 2026-01-01 is not after 2026-03-30, up to when the history is known: a later date is expected.',
    ],
    [{ until: '2099-01-01' }, '`until` 2099-01-01 is more than ten years off: an earlier date is expected.'],
  ])('%j', async (request, message) => {
    await expect(async () => ask(threes, request, AFTER_TWELVE)).rejects.toThrow(new RequestError(message))
  })
})
