import { describe, expect, test } from 'vitest'
import type { Moment } from '../journeys/moment.ts'
import { minute } from '../journeys/asks.contract.ts'
import { contradictionsOf, rulesOf } from './contradictions.ts'
import type { MixedJourneys } from './mixed-journeys.ts'
import { askService, visit } from './service-asks.contract.ts'

const found = async (
  never: string,
  moments: readonly Moment[],
  { from, mixed }: { from?: string; mixed?: MixedJourneys } = {},
) => {
  const ask = await askService(moments, 10_000, {
    levels: [`one: { name: One, about: isolation, never: [${never}] }`],
    request: { from },
    mixed,
  })
  const [rule] = rulesOf(ask)
  if (!rule) throw new Error('The map has the rule.')
  const result = await contradictionsOf(ask, rule)
  return {
    words: rule.words,
    looked: Array.from(result.looked, (journey) => ask.log.item[journey]),
    found: result.found.map(({ journey, at, words }) => [
      ask.log.item[journey],
      (at - minute(0)) / 60e6,
      words,
    ]),
  }
}

describe('what must never happen', () => {
  const TWICE = [
    ...visit('once', [
      [0, 'seen'],
      [1, 'paid'],
      [9, 'got'],
    ]),
    ...visit('twice', [
      [0, 'seen'],
      [1, 'paid'],
      [5, 'paid'],
      [6, 'paid'],
    ]),
    ...visit('never', [[0, 'seen']]),
  ]

  test('twice', async () => {
    const words = '`paid` twice in one journey'
    expect(await found('{ twice: paid }', TWICE)).toEqual({
      words,
      looked: ['once', 'twice'],
      found: [['twice', 5, words]],
    })
  })

  test('twice within a time', async () => {
    const words = '`paid` twice in one journey within 2 min'
    expect(await found('{ twice: paid, within: 2 min }', TWICE)).toEqual({
      words,
      looked: ['once', 'twice'],
      found: [['twice', 6, words]],
    })
  })

  test('twice counts when the second falls into the window, however early the first was', async () => {
    expect(await found('{ twice: paid }', TWICE, { from: '2026-01-05T00:05:00Z' })).toMatchObject({
      looked: ['twice'],
      found: [['twice', 5, expect.anything()]],
    })
    expect(await found('{ twice: paid }', TWICE, { from: '2026-01-05T00:07:00Z' })).toMatchObject({
      looked: [],
      found: [],
    })
  })

  test('both, in any order', async () => {
    const moments = [
      ...visit('ends twice', [
        [0, 'seen'],
        [5, 'canceled'],
        [7, 'got'],
      ]),
      ...visit('other way', [
        [0, 'seen'],
        [8, 'got'],
        [9, 'canceled'],
      ]),
      ...visit('fine', [
        [0, 'seen'],
        [5, 'got'],
      ]),
    ]
    const words = 'both `canceled` and `got` in one journey'
    expect(await found('{ both: [canceled, got] }', moments)).toEqual({
      words,
      looked: ['ends twice', 'fine', 'other way'],
      found: [
        ['other way', 9, words],
        ['ends twice', 7, words],
      ],
    })
  })

  test('one without another before it', async () => {
    const moments = [
      ...visit('fine', [
        [0, 'seen'],
        [2, 'paid'],
        [5, 'got'],
      ]),
      ...visit('too late', [
        [0, 'seen'],
        [5, 'got'],
        [6, 'paid'],
      ]),
      ...visit('without', [
        [0, 'seen'],
        [5, 'got'],
      ]),
      ...visit('neither', [
        [0, 'seen'],
        [5, 'canceled'],
      ]),
    ]
    const result = await found('{ without: { event: got, before: paid } }', moments)
    expect([result.words, result.looked, result.found.map(([item]) => item)]).toEqual([
      '`got` without `paid` before it',
      ['fine', 'too late', 'without'],
      ['too late', 'without'],
    ])
  })

  test('a value that two journeys share, and a slice that changes: as the events tell', async () => {
    const moments = ['a', 'b', 'c'].flatMap((item) =>
      visit(item, [
        [0, 'seen'],
        [5, 'got'],
      ]),
    )
    const [a, b] = [
      { source: 'web', item: 'a' },
      { source: 'web', item: 'b' },
    ]
    const mixed: MixedJourneys = {
      shared: async (field) => (field === 'order' ? [{ value: '17', items: [a, b] }] : []),
      changedSlice: async () => [{ ...b, slices: ['private', 'firms'] }],
    }
    expect(await found('{ unique: order }', moments, { mixed })).toEqual({
      words: 'one `order` in two journeys',
      looked: ['a', 'b', 'c'],
      found: [
        ['a', 5, 'order 17 is also in b'],
        ['b', 5, 'order 17 is also in a'],
      ],
    })
    expect((await found('{ changes: slice }', moments, { mixed })).found).toEqual([
      ['b', 5, 'its slice was private, then firms'],
    ])
    expect((await found('{ unique: basket }', moments, { mixed })).found).toEqual([])
  })
})
