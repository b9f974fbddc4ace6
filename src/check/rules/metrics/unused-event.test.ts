import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { unusedEvent } from './unused-event.ts'

test('finds the uses in cards, cells, outcomes, interfaces and logic', () => {
  const text = `
slices: { all: { name: All, outcome: { when: W, proof: won } } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
grid: { all: { buy: { proof: paid } } }
events:
  begun: { name: B }
  paid: { name: P }
  won: { name: W }
  sent: { name: S }
  measured: { name: M }
  tried: { name: T, stage: buy, attempt: success }
  waited: { name: W, stage: buy, state: waiting }
  passed: { name: P, stage: get }
  idle: { name: I }
interfaces: { i: { name: I, provider: shop, consumers: [club], style: asynchronous, events: [sent] } }
streams:
  ${card('shop', 'proofPoints: { trigger: begun }, metrics: { m: { name: M, logic: reached(measured) } }')}
  ${card('club')}
`
  expect(found(unusedEvent, text)).toEqual([
    '14:3 The event `idle` proves nothing: no card, cell, interface or metric names it.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(unusedEvent.check(loaded).map(({ fix }) => fix)).toEqual([
    { title: 'Remove `idle`', safe: false, changes: [{ op: 'remove', path: ['events', 'idle'] }] },
  ])
})
