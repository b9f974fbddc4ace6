import { expect, test } from 'vitest'
import type { Fields, ItemKey, SourceEvent } from '../flow/event.ts'
import { loadMap } from '../model/load.ts'
import { sampleEvent } from '../store/samples.contract.ts'
import { MixedJourneysOfStore } from './mixed-journeys.ts'

const mapOf = (slice: string) =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: UTC }
slices: { free: { name: Free }, gold: { name: Gold } }
streams:
  shop: { name: Shop, promise: Goods, for: [free, gold], trigger: T, finishLine: F, outcome: O }
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: shop, slice: ${slice} }
  desk: { name: Desk, kind: cloudevents, stream: shop }
`,
    },
  ]).map

const HISTORIES: Readonly<Record<string, readonly Fields[]>> = {
  stays: [{ tier: 'gold' }, { tier: 'gold' }],
  changes: [{ tier: 'free' }, {}, { tier: 'gold' }, { tier: 'free' }],
  'gets one': [{}, { tier: 'gold' }],
  'another word for the same': [{ tier: 'gold' }, { tier: 'golden' }],
}

const asked: unknown[] = []
const store = {
  sharedValues: async (sources: readonly string[], field: string) => {
    asked.push([sources, field])
    return []
  },
  changingItems: async (sources: readonly string[], field: string, late: boolean): Promise<ItemKey[]> => {
    asked.push([sources, field, late])
    return Object.keys(HISTORIES).map((item) => ({ source: 'web', item }))
  },
  eventsOf: async (items: readonly ItemKey[]): Promise<SourceEvent[]> =>
    items.flatMap(({ item }) =>
      (HISTORIES[item] ?? []).map((fields, at) =>
        sampleEvent({ source: 'web', item, id: `${item}${at}`, at, fields }),
      ),
    ),
}

const RULES = '[{ when: { tier: free }, is: free }, { when: { tier: "gold*" }, is: gold }]'

test('a slice changes by the rules of its source; no slice yet is no other one', async () => {
  asked.length = 0
  const mixed = new MixedJourneysOfStore(store, () => mapOf(RULES)).of('shop')
  expect(await mixed.changedSlice()).toEqual([{ source: 'web', item: 'changes', slices: ['free', 'gold'] }])
  expect(asked).toEqual([[['web'], 'tier', false]])
})

test('with a slice for all others, what comes late changes it as well', async () => {
  asked.length = 0
  const rules = '[{ when: { tier: "gold*" }, is: gold }, { is: free }]'
  const mixed = new MixedJourneysOfStore(store, () => mapOf(rules)).of(null)
  expect((await mixed.changedSlice()).map(({ item, slices }) => [item, slices])).toEqual([
    ['changes', ['free', 'gold']],
    ['gets one', ['free', 'gold']],
  ])
  expect(asked).toEqual([[['web'], 'tier', true]])
})

test('asks once for each state of the data, of the sources that report journeys', async () => {
  asked.length = 0
  const all = new MixedJourneysOfStore(store, () => mapOf('gold'))
  for (let i = 0; i < 3; i++) await all.of('shop').shared('order')
  expect(await all.of('shop').changedSlice()).toEqual([])
  expect(asked).toEqual([[['web'], 'order']])
  all.changed()
  await all.of('shop').shared('order')
  expect(asked).toHaveLength(2)
})
