/** The contract of the lists: which items, in which order, why left out; what sources hold. */
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ItemFact } from '../flow/facts.ts'
import {
  commitDerived,
  NOTHING,
  onStore,
  sampleEvent,
  sampleFact,
  sampleVisit,
  type OpenStore,
} from './samples.contract.ts'
import type { ItemQuery, Store } from './store.ts'

/** Named by their items, so that expectations can be read. */
const ITEMS: readonly ItemFact[] = [
  sampleFact({ item: 'quick', label: 'B-2', start: 10, done: 20, active: 10, waiting: 0 }),
  sampleFact({ item: 'slow', label: 'A-10', start: 0, done: 40, title: 'Pay 100% by_card' }),
  sampleFact({ item: 'tie', label: 'b-2', start: 20, done: 30, type: 'defect', slice: 'small' }),
  sampleFact({ item: 'twice', label: 'C-1', start: 5, done: 15, stream: null }),
  sampleFact({ item: 'twice', label: 'C-1', pass: 1, start: 25, done: null, state: 'waiting' }),
  sampleFact({ item: 'open', label: 'D-1', start: 15, done: null, state: 'active', type: 'feature' }),
  sampleFact({ item: 'unmapped', label: 'D-2', start: 1, done: null, state: 'ignored' }),
  sampleFact({ item: 'censored', label: 'E-1', startCensored: true, title: 'ÄRGER \\ with\ttabs' }),
  sampleFact({ item: 'untrusted', label: 'E-2', startCensored: true, quarantine: 'a clock is wrong' }),
  sampleFact({ item: 'never', label: 'E-3', start: null, active: 0, waiting: 0, startCensored: true }),
  sampleFact({ item: 'instant', label: 'E-4', start: 30, done: 30, active: 0, waiting: 0 }),
  sampleFact({ item: 'canceled', label: 'F-1', done: null, canceled: 30, state: 'canceled' }),
  sampleFact({ item: 'journey', label: 'G-1', source: 'web', measured: 'journeys', stream: 'returns' }),
]

const VISITS = [
  sampleVisit({ item: 'quick', at: 10, end: 20 }),
  sampleVisit({ item: 'tie', at: 20, end: 24, type: 'feature', slice: 'small' }),
  sampleVisit({ item: 'tie', nth: 1, at: 24, end: 30, type: 'defect', slice: 'small' }),
  sampleVisit({ item: 'twice', pass: 1, at: 25, end: null, state: 'waiting' }),
  sampleVisit({ item: 'open', at: 15, end: null }),
  sampleVisit({ item: 'unmapped', at: 1, end: null, state: 'ignored', reason: 'unmapped' }),
  sampleVisit({ item: 'slow', at: 0, end: 5 }),
  sampleVisit({ item: 'slow', nth: 1, at: 12, end: 12, skipped: true }),
  sampleVisit({ item: 'journey', source: 'web', measured: 'journeys', stream: 'returns', at: 0 }),
]

export const listingContract = (open: OpenStore): void => {
  describe('items', () => {
    let folder: string
    let store: Store
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'millrace-store-'))
      store = await open(folder)
      await commitDerived(store, { items: ITEMS, visits: VISITS })
    })
    afterAll(async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    })

    const page = (query: Partial<ItemQuery>) =>
      store.items({ of: { measured: 'work' }, offset: 0, limit: 100, ...query })
    const names = async (query: Partial<ItemQuery>): Promise<string[]> =>
      (await page(query)).items.map(({ item, pass }) => (pass > 0 ? `${item}+${pass}` : item))
    const reasons = async (query: Partial<ItemQuery>) =>
      Object.fromEntries(
        (await page({ excluded: true, ...query })).items.map((one) => [one.item, one.excluded]),
      )

    test('whole rows, ordered by identity, with the number of all', async () => {
      const work = ITEMS.filter((item) => item.measured === 'work')
      const sorted = work.toSorted((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : a.pass - b.pass))
      expect(await page({})).toEqual({
        total: 12,
        items: sorted.map((item) => ({ ...item, excluded: null })),
      })
    })

    test('pages, also beyond the end', async () => {
      const all = (await page({})).items
      expect(await page({ offset: 3, limit: 4 })).toEqual({ total: 12, items: all.slice(3, 7) })
      expect(await page({ offset: 10, limit: 4 })).toEqual({ total: 12, items: all.slice(10) })
      expect(await page({ offset: 12, limit: 4 })).toEqual({ total: 12, items: [] })
      expect(await page({ limit: 0 })).toEqual({ total: 12, items: [] })
    })

    test('selections', async () => {
      expect(await names({ of: { measured: 'journeys' } })).toEqual(['journey'])
      expect(await names({ of: { measured: 'work', types: ['defect'] } })).toEqual(['tie'])
      expect(await names({ of: { measured: 'work', slices: ['small', 'large'] } })).toEqual(['tie'])
      expect(await names({ of: { measured: 'work', streams: ['returns'] } })).toEqual([])
      expect(await names({ of: { measured: 'work', streams: [] } })).toEqual([])
      expect(await names({ of: { measured: 'work', streams: ["shop' OR 'x'='x"] } })).toEqual([])
    })

    test.each([
      ['b-2', ['quick', 'tie']],
      ['100%', ['slow']],
      ['%', ['slow']],
      ['y_c', ['slow']],
      ['_', ['slow']],
      ['\\', ['censored']],
      ['ärger', ['censored']],
      ['with\ttabs', ['censored']],
      ['TWI', ['twice', 'twice+1']],
      ["'", []],
      ['', undefined],
    ])('text %j in label, title or item, whatever its case', async (text, expected) => {
      expect(await names({ text })).toEqual(expected ?? (await names({})))
    })

    test.each<[NonNullable<ItemQuery['order']>, string[], string[]]>([
      // Equal values, and rows without the value at the end, are ordered by identity in both directions.
      [
        'flowTime',
        [
          'instant',
          'quick',
          'tie',
          'twice',
          'censored',
          'untrusted',
          'slow',
          'canceled',
          'never',
          'open',
          'twice+1',
          'unmapped',
        ],
        [
          'slow',
          'censored',
          'untrusted',
          'quick',
          'tie',
          'twice',
          'instant',
          'canceled',
          'never',
          'open',
          'twice+1',
          'unmapped',
        ],
      ],
      [
        'age',
        [
          'twice+1',
          'open',
          'canceled',
          'censored',
          'instant',
          'never',
          'quick',
          'slow',
          'tie',
          'twice',
          'unmapped',
          'untrusted',
        ],
        [
          'open',
          'twice+1',
          'canceled',
          'censored',
          'instant',
          'never',
          'quick',
          'slow',
          'tie',
          'twice',
          'unmapped',
          'untrusted',
        ],
      ],
      [
        'done',
        [
          'twice',
          'quick',
          'censored',
          'instant',
          'never',
          'tie',
          'untrusted',
          'slow',
          'canceled',
          'open',
          'twice+1',
          'unmapped',
        ],
        [
          'slow',
          'censored',
          'instant',
          'never',
          'tie',
          'untrusted',
          'quick',
          'twice',
          'canceled',
          'open',
          'twice+1',
          'unmapped',
        ],
      ],
      [
        'start',
        [
          'slow',
          'unmapped',
          'twice',
          'canceled',
          'censored',
          'quick',
          'untrusted',
          'open',
          'tie',
          'twice+1',
          'instant',
          'never',
        ],
        [
          'instant',
          'twice+1',
          'tie',
          'open',
          'canceled',
          'censored',
          'quick',
          'untrusted',
          'twice',
          'unmapped',
          'slow',
          'never',
        ],
      ],
      [
        'label',
        [
          'slow',
          'quick',
          'twice',
          'twice+1',
          'open',
          'unmapped',
          'censored',
          'untrusted',
          'never',
          'instant',
          'canceled',
          'tie',
        ],
        [
          'tie',
          'canceled',
          'instant',
          'never',
          'untrusted',
          'censored',
          'unmapped',
          'open',
          'twice',
          'twice+1',
          'quick',
          'slow',
        ],
      ],
    ])('order by %s', async (order, ascending, descending) => {
      expect(await names({ order })).toEqual(ascending)
      expect(await names({ order, descending: true })).toEqual(descending)
      const paged = [await names({ order, limit: 5 }), await names({ order, offset: 5, limit: 7 })]
      expect(paged.flat()).toEqual(ascending)
    })

    test('behind velocity and distribution: done in the window, none left out', async () => {
      const window = { from: 15, to: 30 }
      for (const behind of ['velocity', 'distribution'] as const) {
        expect(await names({ behind, window })).toEqual(['quick', 'twice'])
        expect(await names({ behind, window: { from: 15, to: 16 } })).toEqual(['twice'])
        expect(await names({ behind, window: { from: 16, to: 20 } })).toEqual([])
        expect(await names({ behind, window, of: { measured: 'work', streams: ['shop'] } })).toEqual([
          'quick',
        ])
        expect(await names({ behind })).toEqual([
          'censored',
          'instant',
          'never',
          'quick',
          'slow',
          'tie',
          'twice',
          'untrusted',
        ])
        expect(await page({ behind, excluded: true })).toEqual({ total: 0, items: [] })
      }
    })

    test('left out for one reason; whatever the quarantine says, it is one', async () => {
      const left = (reason: ItemQuery['reason'], behind: ItemQuery['behind'] = 'flowTime') =>
        names({ behind, excluded: true, reason })
      expect(await left('quarantined')).toEqual(['untrusted'])
      expect(await left('startCensored')).toEqual(['censored'])
      expect(await left('neverStarted')).toEqual(['never'])
      expect(await left('noTimeInProgress')).toEqual([])
      expect(await left('noTimeInProgress', 'efficiency')).toEqual(['instant'])
      expect(await left('startCensored', 'efficiency')).toEqual([])
    })

    test('behind flow time: those with a flow time, and why the others have none', async () => {
      expect(await names({ behind: 'flowTime' })).toEqual(['instant', 'quick', 'slow', 'tie', 'twice'])
      expect(await reasons({ behind: 'flowTime' })).toEqual({
        censored: 'startCensored',
        never: 'neverStarted',
        untrusted: 'a clock is wrong',
      })
      expect(await reasons({ behind: 'flowTime', window: { from: 0, to: 30 } })).toEqual({})
      expect(await reasons({ behind: 'flowTime', text: 'E-1' })).toEqual({ censored: 'startCensored' })
    })

    test('behind efficiency: those with time in progress, and why the others are left out', async () => {
      expect(await names({ behind: 'efficiency' })).toEqual(['censored', 'quick', 'slow', 'tie', 'twice'])
      expect(await reasons({ behind: 'efficiency' })).toEqual({
        instant: 'noTimeInProgress',
        never: 'neverStarted',
        untrusted: 'a clock is wrong',
      })
    })

    test('behind load: in progress at some instant of the window, by what they were then', async () => {
      const at = (from: number, to = from + 1): Partial<ItemQuery> => ({
        behind: 'load',
        window: { from, to },
      })
      expect(await names(at(9))).toEqual([])
      expect(await names(at(10))).toEqual(['quick'])
      expect(await names(at(12))).toEqual(['quick'])
      expect(await names(at(19))).toEqual(['open', 'quick'])
      expect(await names(at(20))).toEqual(['open', 'tie'])
      expect(await names(at(10 ** 15))).toEqual(['open', 'twice+1'])
      expect(await names(at(4, 11))).toEqual(['quick', 'slow'])
      // `slow` passed a stage over at 12: a skipped visit lasts no instant.
      expect(await names(at(11, 14))).toEqual(['quick'])
      expect(await names({ behind: 'load' })).toEqual(['open', 'quick', 'slow', 'tie', 'twice+1'])
      expect(await names({ ...at(22), of: { measured: 'work', types: ['feature'] } })).toEqual([
        'open',
        'tie',
      ])
      expect(await names({ ...at(26), of: { measured: 'work', types: ['feature'] } })).toEqual([
        'open',
        'twice+1',
      ])
      expect(
        await names({ ...at(26), of: { measured: 'work', types: ['defect'], slices: ['small'] } }),
      ).toEqual(['tie'])
      expect(await page({ ...at(22), excluded: true })).toEqual({ total: 0, items: [] })
    })

    test('behind arrivals and canceled: what started or was canceled in the window', async () => {
      const window = { from: 15, to: 31 }
      expect(await names({ behind: 'arrivals', window })).toEqual(['instant', 'open', 'tie', 'twice+1'])
      expect(await names({ behind: 'canceled', window })).toEqual(['canceled'])
      expect(await names({ behind: 'canceled', window: { from: 15, to: 30 } })).toEqual([])
    })

    test('load, of it the old ones, and those that have been silent', async () => {
      const now = { behind: 'load', window: { from: 100, to: 101 } } as const
      expect(await names(now)).toEqual(['open', 'twice+1'])
      expect(await names({ ...now, startedBefore: 25 })).toEqual(['open'])
      expect(await names({ ...now, startedBefore: 15 })).toEqual([])
      expect(await names({ ...now, silentSince: 31 })).toEqual(['open', 'twice+1'])
      expect(await names({ ...now, silentSince: 30 })).toEqual([])
    })

    test('find: by identity or label, in any source, each item once', async () => {
      expect(await store.find('twice')).toEqual([{ source: 'jira', item: 'twice' }])
      expect(await store.find('C-1')).toEqual([{ source: 'jira', item: 'twice' }])
      expect(await store.find('G-1')).toEqual([{ source: 'web', item: 'journey' }])
      expect(await store.find('b-2')).toEqual([{ source: 'jira', item: 'tie' }])
      expect(await store.find('%')).toEqual([])
      expect(await store.find("' OR 1=1 --")).toEqual([])
    })
  })

  describe('items that are reworked, or that count elsewhere', () => {
    const of = { measured: 'work' } as const
    const listed = async (store: Store, query: Partial<ItemQuery>) =>
      (await store.items({ of, offset: 0, limit: 100, ...query })).items.map(({ item, excluded }) =>
        excluded === null ? item : `${item}: ${excluded}`,
      )

    test('reopened, or back in a stage that they had left; not where their clock is wrong', () =>
      onStore(open, async (store) => {
        const stages = (item: string, ...names: string[]) =>
          names.map((stage, nth) =>
            sampleVisit({ item, nth, stage, at: 10 + nth, end: 11 + nth, skipped: stage === 'skipped' }),
          )
        await commitDerived(store, {
          items: [
            sampleFact({ item: 'straight' }),
            sampleFact({ item: 'back', done: 40 }),
            sampleFact({ item: 'reopened', reopened: 1, done: 50 }),
            sampleFact({ item: 'untrusted', reopened: 1, quarantine: 'a clock is wrong' }),
            sampleFact({ item: 'open', reopened: 1, done: null, state: 'active' }),
          ],
          visits: [
            ...stages('straight', 'build', 'build', 'skipped', 'review'),
            ...stages('back', 'build', 'review', 'build'),
            ...stages('reopened', 'build'),
            ...stages('untrusted', 'build', 'review', 'build'),
            ...stages('open', 'build', 'review', 'build'),
          ],
        })
        expect(await listed(store, { behind: 'rework' })).toEqual(['back', 'reopened'])
        expect(await listed(store, { behind: 'rework', window: { from: 50, to: 51 } })).toEqual(['reopened'])
        expect(await listed(store, { behind: 'rework', excluded: true })).toEqual([
          'untrusted: a clock is wrong',
        ])
        expect(await listed(store, { behind: 'rework', excluded: true, reason: 'quarantined' })).toEqual([
          'untrusted: a clock is wrong',
        ])
      }))

    test('epics and children: who is left out of every figure', () =>
      onStore(open, async (store) => {
        const family = [
          sampleFact({ item: 'child', parent: 'E-1', counts: 'unlessParent' }),
          sampleFact({ item: 'epic', label: 'E-1', counts: 'unlessParent', quarantine: 'a clock is wrong' }),
          sampleFact({ item: 'never', counts: 'never', start: null, active: 0, waiting: 0 }),
          // The same label in another source is somebody else.
          sampleFact({ item: 'epic', label: 'E-1', counts: 'unlessParent', source: 'web' }),
        ]
        const visits = family.map(({ source, item, counts }) => sampleVisit({ source, item, counts }))
        await commitDerived(store, { items: family, visits })
        const children = { ...of, withoutParents: true } as const
        const withoutFlowTime = { of: children, behind: 'flowTime', excluded: true } as const
        const both = ['epic: countsElsewhere', 'never: countsElsewhere']
        expect({
          counted: await listed(store, { of: children }),
          left: await listed(store, { of: children, excluded: true }),
          velocity: await listed(store, { of: children, behind: 'velocity', excluded: true }),
          load: await listed(store, { of: children, behind: 'load', excluded: true }),
          elsewhere: await listed(store, { ...withoutFlowTime, reason: 'countsElsewhere' }),
          quarantined: await listed(store, { ...withoutFlowTime, reason: 'quarantined' }),
        }).toEqual({
          counted: ['child', 'epic'],
          left: both,
          velocity: both,
          load: both,
          elsewhere: both,
          quarantined: [],
        })
        // Where parents count as well, only what never counts is left out for that.
        expect(await listed(store, { behind: 'flowTime', excluded: true })).toEqual([
          'epic: a clock is wrong',
          'never: countsElsewhere',
        ])
      }))
  })

  describe('sources', () => {
    test('what each holds', () =>
      onStore(open, async (store) => {
        expect(await store.sources()).toEqual([])
        const odd = sampleFact({ unmapped: ['Odd', 'Odder'], type: 'unclassified', stream: null })
        await store.commit({
          events: [
            sampleEvent({ id: '1', at: 5, received: 100 }),
            sampleEvent({ id: '2', at: -5, received: 300, item: 'B' }),
            sampleEvent({ id: '3', at: 7, received: 200, item: 'B' }),
            sampleEvent({ id: '1', source: 'csv', at: 1, received: 1, item: 'not in the map' }),
          ],
          items: [],
          derived: {
            items: [
              odd,
              { ...odd, pass: 1, unmapped: ['Odd'] },
              sampleFact({ item: 'B', unmapped: ['Odd', '__proto__'], quarantine: 'a clock is wrong' }),
            ],
            visits: [],
          },
        })
        const nothing = { unmapped: {}, unclassified: 0, withoutStream: 0, quarantined: 0 }
        expect(await store.sources()).toEqual([
          { source: 'csv', events: 1, items: 1, first: 1, last: 1, received: 1, ...nothing },
          {
            source: 'jira',
            events: 3,
            items: 2,
            first: -5,
            last: 7,
            received: 300,
            unmapped: Object.fromEntries([
              ['Odd', 2],
              ['Odder', 1],
              ['__proto__', 1],
            ]),
            unclassified: 1,
            withoutStream: 1,
            quarantined: 1,
          },
        ])
        await store.commit({ events: [], items: [{ source: 'jira', item: 'A' }], derived: NOTHING })
        expect((await store.sources())[1]).toMatchObject({ items: 2, unclassified: 0, withoutStream: 0 })
      }))
  })
}
