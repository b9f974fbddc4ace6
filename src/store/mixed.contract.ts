/** The contract of questions about fields of events: values that items share, values that change. */
import { describe, expect, test } from 'vitest'
import type { Fields } from '../flow/event.ts'
import { NOTHING, onStore, sampleEvent, type OpenStore } from './samples.contract.ts'
import type { Store } from './store.ts'

const told = (
  store: Store,
  ...events: readonly [source: string, item: string, at: number, fields: Fields | null][]
) =>
  store.commit({
    events: events.map(([source, item, at, fields], i) =>
      sampleEvent({ source, item, at, fields, id: `e${i}` }),
    ),
    items: [],
    derived: NOTHING,
  })

export const mixedContract = (open: OpenStore): void => {
  describe('fields that events carry', () => {
    test('values that two items share, in their order, of these sources and this field only', () =>
      onStore(open, async (store) => {
        await told(
          store,
          ['web', 'a', 1, { order: 'O-2', 'or/de~r "x"': 1 }],
          ['web', 'a', 2, { order: 'O-2' }],
          ['web', 'b', 3, { order: 'O-2', basket: 'O-1' }],
          ['web', 'c', 4, { order: 'O-1', 'or/de~r "x"': 1 }],
          ['app', 'd', 5, { order: 'O-1' }],
          ['desk', 'e', 6, { order: 'O-1' }],
          ['web', 'f', 7, { order: '' }],
          ['web', 'g', 8, { order: '', nested: '"order"' }],
          ['web', 'h', 9, null],
          ['web', 'i', 10, { order: null }],
        )
        const [web, app] = [
          (item: string) => ({ source: 'web', item }),
          (item: string) => ({ source: 'app', item }),
        ]
        expect(await store.sharedValues(['web', 'app'], 'order')).toEqual([
          { value: 'O-1', items: [app('d'), web('c')] },
          { value: 'O-2', items: [web('a'), web('b')] },
        ])
        expect(await store.sharedValues(['web'], 'or/de~r "x"')).toEqual([
          { value: '1', items: [web('a'), web('c')] },
        ])
        expect(await store.sharedValues(['web'], 'none')).toEqual([])
        expect(await store.sharedValues([], 'order')).toEqual([])
      }))

    test('items whose value changes, and those that get one later', () =>
      onStore(open, async (store) => {
        await told(
          store,
          ['web', 'stays', 1, { tier: 'gold' }],
          ['web', 'stays', 2, { tier: 'gold' }],
          ['web', 'stays', 3, null],
          ['web', 'changes', 1, { tier: 'gold' }],
          ['web', 'changes', 2, { tier: 'free' }],
          ['web', 'later', 1, { other: 1 }],
          ['web', 'later', 2, { tier: 'gold' }],
          ['app', 'changes', 1, { tier: 'gold' }],
          ['app', 'changes', 2, { tier: 'free' }],
        )
        const web = (item: string) => ({ source: 'web', item })
        expect(await store.changingItems(['web'], 'tier', false)).toEqual([web('changes')])
        expect(await store.changingItems(['web'], 'tier', true)).toEqual([web('changes'), web('later')])
        expect(await store.changingItems(['web'], 'none', true)).toEqual([])
      }))
  })
}
