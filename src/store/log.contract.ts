/** The contract of the log: identity, order, values as they were given. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byTime, type SourceEvent } from '../flow/event.ts'
import { collect, inFolder, NOTHING, onStore, sampleEvent, type OpenStore } from './samples.contract.ts'
import type { Store } from './store.ts'

const append = (store: Store, ...events: SourceEvent[]): Promise<void> =>
  store.commit({ events, items: [], derived: NOTHING })

const item = (name: string, source = 'jira'): { source: string; item: string } => ({ source, item: name })

export const logContract = (open: OpenStore): void => {
  describe('the log', () => {
    test('is empty at first', () =>
      onStore(open, async (store) => {
        expect({
          log: await collect(store.log()),
          known: await store.known('jira', ['e1']),
          events: await store.eventsOf([item('A')]),
        }).toEqual({ log: [], known: new Set(), events: [] })
      }))

    test('gives every value back as it was taken', () =>
      onStore(open, async (store) => {
        const long = '流れ'.repeat(100_000)
        const events = [
          sampleEvent(),
          sampleEvent({
            id: 'e2',
            at: 1_767_225_600_123_457,
            ord: 17,
            step: 'create',
            fields: { type: 'Bug', labels: ['a', ''], points: 0.1, blocked: true, gone: null, __proto: 'x' },
            was: { state: 'To Do', fields: { type: 'Story' } },
            ref: 'incidents.csv row 17',
          }),
          sampleEvent({
            id: 'e3',
            at: 9_007_199_254_740_000,
            step: 'fields',
            state: null,
            was: { state: null },
          }),
          sampleEvent({
            id: `'; DROP TABLE events; --`,
            at: 2_000_000,
            step: 'start',
            instance: '7',
            fields: {},
          }),
          sampleEvent({
            id: '%_\\"\u0000\n',
            at: 3_000_000,
            step: 'complete',
            state: '🙂 Ünïcode',
            fault: '',
          }),
          sampleEvent({ id: long, at: 4_000_000, state: long, partial: true }),
        ]
        await append(store, ...events)
        expect(await store.eventsOf([item('A')])).toEqual(events.toSorted(byTime))
        expect(await store.known('jira', [...events.map(({ id }) => id), 'e9'])).toEqual(
          new Set(events.map(({ id }) => id)),
        )
      }))

    test('instants before 1970, and 0, are instants', () =>
      onStore(open, async (store) => {
        const ats = [-9_007_199_254_740_000, -1, 0, 1]
        await append(store, ...ats.map((at) => sampleEvent({ id: `at ${at}`, at, received: at, ord: at })))
        const events = await store.eventsOf([item('A')])
        expect(events.map(({ at, received, ord }) => [at, received, ord])).toEqual(
          ats.map((at) => [at, at, at]),
        )
      }))

    test('an event that it already holds changes nothing, in the same commit or a later one', () =>
      onStore(open, async (store) => {
        const first = sampleEvent()
        await append(store, first, sampleEvent({ state: 'twice in one commit' }))
        await append(store, sampleEvent({ state: 'again' }), sampleEvent({ id: 'e2' }))
        expect(await collect(store.log())).toEqual([first, sampleEvent({ id: 'e2' })])
      }))

    test('an event is identified by its source and id together, whatever its item', () =>
      onStore(open, async (store) => {
        const events = [sampleEvent(), sampleEvent({ source: 'web' })]
        await append(store, ...events, sampleEvent({ item: 'B' }))
        expect(await collect(store.log())).toEqual(events)
        expect(await store.known('web', ['e1', 'e2'])).toEqual(new Set(['e1']))
        expect(await store.known('csv', ['e1'])).toEqual(new Set())
        expect(await store.known('web', [])).toEqual(new Set())
      }))

    test('half a surrogate pair in an id does not make the event new each time', () =>
      onStore(open, async (store) => {
        const event = sampleEvent({ id: 'x\ud800', item: 'y\udc00' })
        await append(store, event)
        expect(await store.known('jira', [event.id])).toEqual(new Set([event.id]))
        await append(store, event)
        expect(await collect(store.log())).toHaveLength(1)
      }))

    test('is ordered by source, item, at, ord, id', () =>
      onStore(open, async (store) => {
        const events = [
          sampleEvent({ source: 'csv', item: 'z', id: '1', at: 9 }),
          sampleEvent({ item: 'A', id: '5', at: -3, ord: 4 }),
          sampleEvent({ item: 'A', id: '4', at: 7, ord: -1 }),
          sampleEvent({ item: 'A', id: '10', at: 7, ord: 2 }),
          sampleEvent({ item: 'A', id: '9', at: 7, ord: 2 }),
          sampleEvent({ item: 'A', id: '0', at: 7, ord: 10 }),
          sampleEvent({ item: 'B', id: '3', at: 0 }),
          sampleEvent({ item: 'a', id: '2', at: 0 }),
        ]
        for (const event of [5, 2, 7, 0, 3].map((i) => events[i])) if (event) await append(store, event)
        await append(store, ...[6, 4, 1].flatMap((i) => events[i] ?? []))
        expect(await collect(store.log())).toEqual(events)
        expect(await store.eventsOf([item('B'), item('A'), item('z', 'csv'), item('A')])).toEqual(
          events.slice(0, 7),
        )
      }))

    test('eventsOf finds the items asked for and no others', () =>
      onStore(open, async (store) => {
        const events = [sampleEvent(), sampleEvent({ id: 'e2', item: 'B' }), sampleEvent({ source: 'web' })]
        await append(store, ...events)
        expect(await store.eventsOf([])).toEqual([])
        expect(await store.eventsOf([item('B'), item('A', 'web'), item('C')])).toEqual([events[1], events[2]])
        // Neither `A` of a source that has none, nor a crosswise match of two that were asked for.
        expect(await store.eventsOf([item('B', 'web'), item('A')])).toEqual([events[0]])
      }))

    test('100,000 events: order, identity and items hold', () =>
      onStore(open, async (store) => {
        const events = Array.from({ length: 100_000 }, (_, i) =>
          sampleEvent({ id: `event ${i}`, item: `item ${i % 20_000}`, at: (i * 7919) % 100_003, ord: i % 3 }),
        )
        for (let from = 0; from < events.length; from += 50_000) {
          await append(store, ...events.slice(from, from + 50_000))
        }
        const idsOf = (some: readonly SourceEvent[]): string => some.map(({ id }) => id).join()
        const expected = events.toSorted((a, b) =>
          a.item < b.item ? -1 : a.item > b.item ? 1 : byTime(a, b),
        )
        const batches: SourceEvent[][] = []
        for await (const batch of store.log()) batches.push(batch)
        expect(batches.length).toBeGreaterThan(1)
        expect(idsOf(batches.flat()) === idsOf(expected)).toBe(true)

        const asked = Array.from({ length: 20_000 }, (_, i) => `event ${i * 10}`)
        const known = await store.known('jira', asked)
        expect([known.size, asked.slice(0, 10_000).every((id) => known.has(id))]).toEqual([10_000, true])

        const some = Array.from({ length: 10_000 }, (_, i) => item(`item ${i * 2}`))
        const wanted = new Set(some.map((key) => key.item))
        const found = await store.eventsOf(some)
        expect(idsOf(found) === idsOf(expected.filter((event) => wanted.has(event.item)))).toBe(true)
      }))

    test('any texts and instants come back', () =>
      onStore(open, async (store) => {
        const texts = fc.string({ unit: 'binary' })
        const whole = fc.maxSafeInteger()
        const event = fc.record({
          id: texts,
          item: texts,
          at: whole,
          ord: whole,
          state: fc.option(texts),
          ref: texts,
        })
        let round = 0
        await fc.assert(
          fc.asyncProperty(event, async (drawn) => {
            const source = `source ${round++}`
            const taken = sampleEvent({ ...drawn, source, fields: { [drawn.ref]: drawn.item } })
            await append(store, taken)
            expect(await store.eventsOf([taken])).toEqual([taken])
            expect(await store.known(source, [taken.id])).toEqual(new Set([taken.id]))
          }),
          { numRuns: 25 },
        )
      }))

    test('is there after closing and opening again', () =>
      inFolder(async (folder) => {
        const first = await open(folder)
        await append(first, sampleEvent())
        await first.close()
        const second = await open(folder)
        expect(await collect(second.log())).toEqual([sampleEvent()])
        await append(second, sampleEvent({ id: 'e2' }), sampleEvent())
        expect(await second.known('jira', ['e1', 'e2', 'e3'])).toEqual(new Set(['e1', 'e2']))
        await second.close()
      }))
  })
}
