/** The contract of writing: all or nothing, replacement of what is derived, notes. */
import { describe, expect, test } from 'vitest'
import type { Derived } from '../flow/facts.ts'
import {
  collect,
  commitDerived,
  inBatches,
  inFolder,
  NOTHING,
  onStore,
  sampleEvent,
  sampleFact,
  sampleVisit,
  type OpenStore,
} from './samples.contract.ts'
import type { Store } from './store.ts'

const A = { source: 'jira', item: 'A' }
const B = { source: 'jira', item: 'B' }

const derivedA: Derived = {
  items: [sampleFact(), sampleFact({ pass: 1, start: null, done: null, state: 'new', stage: null })],
  visits: [
    sampleVisit({ end: 20 }),
    sampleVisit({ nth: 1, at: 20 }),
    sampleVisit({ pass: 1, at: 40, end: null }),
  ],
}
const derivedB: Derived = { items: [sampleFact(B)], visits: [sampleVisit(B)] }

/** Everything that can be read of the items A and B. */
const stateOf = async (store: Store) => ({
  log: await collect(store.log()),
  a: await store.derivedOf(A),
  b: await store.derivedOf(B),
  listed: (await store.items({ of: { measured: 'work' }, offset: 0, limit: 100 })).total,
  load: await store.measures.loadAt({ measured: 'work' }, [15]),
})

export const derivedContract = (open: OpenStore): void => {
  describe('commit', () => {
    test('gives items and visits back as they were derived, in their order', () =>
      onStore(open, async (store) => {
        const items = [
          sampleFact({
            slice: `'; DROP TABLE items; --`,
            label: '',
            title: '流れ "quoted" \\ %_',
            url: 'https://example.com/?a=b&c=%20',
            created: -5,
            start: null,
            done: null,
            canceled: 9_007_199_254_740_000,
            state: 'canceled',
            status: null,
            stage: null,
            type: 'unclassified',
            reopened: 2,
            rework: 9_007_199_254_740_000,
            startCensored: true,
            quarantine: 'a clock is wrong',
            unmapped: ['Odd', '', 'a,b', "it's"],
          }),
          sampleFact({ pass: 1, measured: 'journeys', stream: null, type: 'risk', unmapped: [] }),
        ]
        const visits = [
          sampleVisit({ state: 'ignored', reason: 'unmapped', nextStage: 'ship', type: 'debt' }),
          sampleVisit({ nth: 1, at: 30, end: 30, skipped: true, slice: 'small', stream: null }),
          sampleVisit({ nth: 2, at: 9_007_199_254_740_000, end: null, state: 'waiting', type: 'defect' }),
          ...Array.from({ length: 12 }, (_, nth) => sampleVisit({ pass: 1, nth, at: 0, end: 0 })),
        ]
        await commitDerived(store, { items: items.toReversed(), visits: visits.toReversed() })
        expect(await store.derivedOf(A)).toEqual({ items, visits })
        expect(await store.derivedOf({ source: 'web', item: 'A' })).toEqual(NOTHING)
      }))

    test('replaces all that was derived of the items it names, and nothing else', () =>
      onStore(open, async (store) => {
        await commitDerived(store, {
          items: [...derivedA.items, ...derivedB.items],
          visits: [...derivedA.visits, ...derivedB.visits],
        })
        const fewer: Derived = {
          items: [sampleFact({ title: 'new' })],
          visits: [sampleVisit({ stage: 'ship' })],
        }
        await store.commit({ events: [], items: [A], derived: fewer })
        expect([await store.derivedOf(A), await store.derivedOf(B)]).toEqual([fewer, derivedB])
        await store.commit({ events: [], items: [A, B], derived: derivedB })
        expect([await store.derivedOf(A), await store.derivedOf(B)]).toEqual([NOTHING, derivedB])
      }))

    test('the same commit twice leaves what one leaves', () =>
      onStore(open, async (store) => {
        const commit = { events: [sampleEvent()], items: [A], derived: derivedA }
        await store.commit(commit)
        const once = await stateOf(store)
        await store.commit(commit)
        expect(await stateOf(store)).toEqual(once)
      }))

    test('of nothing does nothing', () =>
      onStore(open, async (store) => {
        await store.commit({ events: [], items: [], derived: NOTHING })
        expect(await stateOf(store)).toEqual({ log: [], a: NOTHING, b: NOTHING, listed: 0, load: [0] })
      }))

    test.each([
      [
        'an event',
        { events: [sampleEvent({ id: 'e3' }), sampleEvent({ id: 'e4', at: NaN })], derived: derivedA },
      ],
      [
        'an item',
        {
          events: [sampleEvent({ id: 'e3' })],
          derived: { ...derivedA, items: [sampleFact({ created: 0.5 })] },
        },
      ],
      [
        'a visit',
        {
          events: [sampleEvent({ id: 'e3' })],
          derived: { ...derivedA, visits: [sampleVisit({ at: Infinity })] },
        },
      ],
    ])('that fails at %s leaves nothing, and the store goes on', (_, { events, derived }) =>
      onStore(open, async (store) => {
        await store.commit({ events: [sampleEvent()], items: [A, B], derived: derivedB })
        const before = await stateOf(store)
        await expect(store.commit({ events, items: [A, B], derived })).rejects.toThrow(/integer|BigInt/)
        expect(await stateOf(store)).toEqual(before)
        await store.commit({ events: [sampleEvent({ id: 'e3' })], items: [A], derived: derivedA })
        expect({
          ...(await stateOf(store)),
          log: (await store.known('jira', ['e1', 'e3', 'e4'])).size,
        }).toEqual({
          log: 2,
          a: derivedA,
          b: derivedB,
          listed: 3,
          load: [2],
        })
      }),
    )

    test('many at once each happen, in the order in which they were asked for', () =>
      onStore(open, async (store) => {
        const rounds = Array.from({ length: 30 }, (_, n) => n)
        const seen: number[] = []
        await Promise.all([
          ...rounds.map((n) =>
            store.commit({
              events: [sampleEvent({ id: `e${n}`, at: n })],
              items: [A],
              derived: { items: [sampleFact({ events: n + 1 })], visits: [] },
            }),
          ),
          ...rounds.map(async () => {
            const { items } = await store.derivedOf(A)
            expect(items.length).toBeLessThanOrEqual(1)
            seen.push(...items.map(({ events }) => events))
          }),
        ])
        expect((await store.eventsOf([A])).map(({ id }) => id)).toEqual(rounds.map((n) => `e${n}`))
        expect((await store.derivedOf(A)).items.map(({ events }) => events)).toEqual([30])
        expect(seen.every((events) => events >= 1 && events <= 30)).toBe(true)
      }))
  })

  describe('replaceDerived', () => {
    test('leaves what the batches hold and nothing of before', () =>
      onStore(open, async (store) => {
        await store.commit({ events: [sampleEvent()], items: [A], derived: derivedA })
        const events = await collect(store.log())
        await store.replaceDerived(inBatches(NOTHING, derivedB, { items: [], visits: [sampleVisit()] }))
        const a = { items: [], visits: [sampleVisit()] }
        expect(await stateOf(store)).toEqual({ log: events, a, b: derivedB, listed: 1, load: [2] })
        await store.commit({ events: [], items: [A, B], derived: derivedA })
        expect(await stateOf(store)).toEqual({ log: events, a: derivedA, b: NOTHING, listed: 2, load: [1] })
        await store.replaceDerived(inBatches())
        expect(await stateOf(store)).toEqual({ log: events, a: NOTHING, b: NOTHING, listed: 0, load: [0] })
      }))

    test('readers see the old until all is there; the log can be read meanwhile', () =>
      onStore(open, async (store) => {
        await store.commit({ events: [sampleEvent()], items: [A], derived: derivedA })
        const during: Derived[] = []
        await store.replaceDerived(
          (async function* () {
            for await (const batch of store.log()) {
              expect(batch).toEqual([sampleEvent()])
              yield derivedB
              during.push(await store.derivedOf(A), await store.derivedOf(B))
            }
          })(),
        )
        expect(during).toEqual([derivedA, NOTHING])
        expect([await store.derivedOf(A), await store.derivedOf(B)]).toEqual([NOTHING, derivedB])
      }))

    test('that fails changes nothing', () =>
      onStore(open, async (store) => {
        await store.commit({ events: [sampleEvent()], items: [A], derived: derivedA })
        const before = await stateOf(store)
        const failing = async function* (): AsyncGenerator<Derived> {
          yield* inBatches(derivedB)
          throw new Error('the fold failed')
        }
        await expect(store.replaceDerived(failing())).rejects.toThrow('the fold failed')
        expect(await stateOf(store)).toEqual(before)
        await store.replaceDerived(inBatches(derivedB))
        expect([await store.derivedOf(A), await store.derivedOf(B)]).toEqual([NOTHING, derivedB])
      }))

    test('10,000 items in batches', () =>
      onStore(open, async (store) => {
        const batches = Array.from({ length: 20 }, (_, batch): Derived => {
          const names = Array.from({ length: 500 }, (_name, i) => `item ${batch * 500 + i}`)
          return {
            items: names.map((item, i) => sampleFact({ item, done: i })),
            visits: names.flatMap((item) => [
              sampleVisit({ item, end: 20 }),
              sampleVisit({ item, nth: 1, at: 20 }),
            ]),
          }
        })
        await store.replaceDerived(inBatches(...batches))
        expect(await store.measures.velocity({ measured: 'work' }, [0, 100, 500])).toEqual([2000, 8000])
        expect(await store.measures.loadAt({ measured: 'work' }, [9, 10, 20, 30])).toEqual([
          0, 10_000, 10_000, 0,
        ])
      }))
  })

  describe('notes', () => {
    test('are kept by name, over closing', () =>
      inFolder(async (folder) => {
        const store = await open(folder)
        expect(await store.note('fingerprint')).toBeNull()
        await store.setNote('fingerprint', 'one')
        await store.setNote('fingerprint', `two '"% 流れ`)
        await store.setNote('other', '')
        await store.close()
        const again = await open(folder)
        expect([
          await again.note('fingerprint'),
          await again.note('other'),
          await again.note('Other'),
        ]).toEqual([`two '"% 流れ`, '', null])
        await again.close()
      }))
  })

  describe('after close', () => {
    test('the store says that it is closed, and closing again does nothing', () =>
      inFolder(async (folder) => {
        const store = await open(folder)
        await store.setNote('a', 'b')
        await store.close()
        await store.close()
        await expect(store.note('a')).rejects.toThrow('closed')
        await expect(store.setNote('a', 'c')).rejects.toThrow('closed')
        await expect(collect(store.log())).rejects.toThrow('closed')
      }))

    test('what was under way when it closed has happened', () =>
      inFolder(async (folder) => {
        const store = await open(folder)
        const under = [
          store.setNote('a', '1'),
          store.commit({ events: [sampleEvent()], items: [], derived: NOTHING }),
        ]
        const reading = store.note('a')
        await store.close()
        await Promise.all([...under, reading])
        const again = await open(folder)
        expect([await again.note('a'), await collect(again.log())]).toEqual(['1', [sampleEvent()]])
        await again.close()
      }))
  })
}
