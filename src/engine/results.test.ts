import { describe, expect, it } from 'vitest'
import { loadMap } from '../model/load.ts'
import type { StoredRecord } from '../store/store.ts'
import type { ResultRow } from './result-rows.ts'
import { BusinessResults } from './results.ts'

const { map } = loadMap([
  {
    file: 'map.yaml',
    text: `
organisation: { name: Shop, timeZone: Europe/Berlin }
slices: { shopper: { name: Shopper } }
streams:
  shop:
    name: Shop
    promise: You get it
    for: [shopper]
    trigger: Looks
    finishLine: Has it
    outcome: Happy
    northStar: { name: Conversion }
    guardrails:
      cost: { name: Cheap, holds: result(cost-to-serve) <= 3.50 EUR }
      quick: { name: Quick, holds: result(answer-time) <= 2 h }
`,
  },
])

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`) * 1000

const desk = () => {
  const kept: StoredRecord[] = []
  const store = {
    records: async (kind: string) => kept.filter((one) => one.kind === kind),
    record: async (records: readonly StoredRecord[]) => void kept.push(...records),
  }
  const results = new BusinessResults({
    store,
    map: () => map,
    now: () => at('2026-09-10'),
    onTaken: () => undefined,
  })
  return {
    take: (rows: readonly Omit<ResultRow, 'row'>[]) =>
      results.take(rows.map((row, i) => ({ ...row, row: i + 1 }))),
    all: (request = {}) => results.answer(request),
  }
}

const cost = (day: string, value: unknown, more = {}) => ({
  result: 'cost-to-serve',
  at: day,
  value,
  unit: 'EUR',
  stream: 'shop',
  ...more,
})

describe('business results', () => {
  it('the same again changes nothing; another value is a correction that is told', async () => {
    const { take, all } = desk()
    const rows = [cost('2026-08-31', 3.2), cost('2026-09-07', '3.30')]
    expect(await take(rows)).toMatchObject({
      read: 2,
      accepted: 2,
      unchanged: 0,
      corrected: [],
      warnings: [],
    })
    expect(await take(rows)).toMatchObject({ read: 2, accepted: 0, unchanged: 2, corrected: [] })
    expect(await take([cost('2026-08-31', 3.4)])).toMatchObject({
      accepted: 0,
      corrected: [
        { row: 1, result: 'cost-to-serve', at: '2026-08-31T00:00:00+02:00', was: '3.2 EUR', is: '3.4 EUR' },
      ],
    })
    expect(await all()).toEqual({
      results: [
        {
          result: 'cost-to-serve',
          stream: 'shop',
          slice: null,
          unit: 'EUR',
          points: [
            { at: '2026-08-31T00:00:00+02:00', value: 3.4 },
            { at: '2026-09-07T00:00:00+02:00', value: 3.3 },
          ],
        },
      ],
      corrections: [
        {
          result: 'cost-to-serve',
          stream: 'shop',
          slice: null,
          at: '2026-08-31T00:00:00+02:00',
          was: '3.2 EUR',
          is: '3.4 EUR',
          on: '2026-09-10T14:00:00+02:00',
        },
      ],
    })
  })

  it('each row is judged by itself, and one that is refused takes no other with it', async () => {
    const { rejections, accepted } = await desk().take([
      cost('2026-08-31', 3.2),
      cost('2026-13-31', 3.2),
      cost('2026-08-31', '3,20', { slice: 'shopper' }),
      cost('2026-12-24', 3.2),
      cost('2026-08-31', 3.2, { stream: 'shopp' }),
      cost('2026-08-31', null, { slice: 'shopper' }),
      { ...cost('2026-08-31', 1), result: 'cost to serve' },
    ])
    expect(accepted).toBe(1)
    expect(rejections).toEqual([
      {
        row: 2,
        reason:
          '`2026-13-31` is no time: a date such as 2026-08-31, or an instant such as 2026-08-31T12:00:00Z, is expected.',
      },
      {
        row: 3,
        reason:
          '`3,20` is no number: write it like `3.20`, without unit and without marks between thousands.',
      },
      { row: 4, reason: '`2026-12-24` lies ahead: a result is what has come about.' },
      { row: 5, reason: 'There is no stream `shopp`. Did you mean `shop`? Known: shop.' },
      {
        row: 6,
        reason: 'There is no value: write it like `3.20`, without unit and without marks between thousands.',
      },
      {
        row: 7,
        reason:
          '`cost to serve` is no name of a result: words joined by hyphens or dots are expected, such as `cost-to-serve`.',
      },
    ])
  })

  it('a series has one unit; brought in anew as a whole it may have another', async () => {
    const { take, all } = desk()
    await take([cost('2026-08-31', 3.2, { unit: 'USD' })])
    expect((await take([cost('2026-09-07', 3.3)])).rejections).toEqual([
      {
        row: 1,
        reason:
          '`cost-to-serve` comes in USD, and here in EUR: bring it in the same unit, bring in all of its values anew, or give it another name.',
      },
    ])
    expect(await take([cost('2026-08-31', 3.2), cost('2026-09-07', 3.3)])).toMatchObject({
      accepted: 1,
      corrected: [{ was: '3.2 USD', is: '3.2 EUR' }],
      rejected: 0,
    })
    expect((await all()).results.map(({ unit, points }) => [unit, points.length])).toEqual([['EUR', 2]])
  })

  it('says where a unit does not go with the logic, and when no logic names the result', async () => {
    const { take } = desk()
    expect((await take([cost('2026-08-31', 3.2, { unit: 'USD' })])).warnings).toEqual([
      "`cost-to-serve` comes in USD, which does not go with `result(cost-to-serve) <= 3.50 EUR` (streams.shop.guardrails.cost.holds): An amount in USD can't be compared with an amount in EUR.",
    ])
    expect(
      (await take([{ result: 'answer-time', at: '2026-08-31', value: 90, unit: 'min' }])).warnings,
    ).toEqual([])
    expect((await take([{ result: 'happines', at: '2026-08-31', value: 7 }])).warnings).toEqual([
      'No metric logic of the map names `happines`: write `result(happines)` where it matters.',
    ])
  })

  it('of a stream: its own and those of the organisation', async () => {
    const { take, all } = desk()
    await take([cost('2026-08-31', 3.2), { result: 'happiness', at: '2026-08-31', value: 7 }])
    expect((await all({ stream: 'shop' })).results.map(({ result, stream }) => [result, stream])).toEqual([
      ['cost-to-serve', 'shop'],
      ['happiness', null],
    ])
    await expect(all({ stream: 'shops' })).rejects.toThrow('There is no stream `shops`. Did you mean `shop`?')
  })
})
