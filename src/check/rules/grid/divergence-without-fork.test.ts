import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { divergenceWithoutFork } from './divergence-without-fork.ts'

test('proposes a fork where slices of one stream differ in more than words', () => {
  const text = `
slices: { people: { name: People }, young: { name: Young, within: people }, old: { name: Old, within: people }, firms: { name: Firms } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
events: { paid: { name: Paid }, billed: { name: Billed } }
grid:
  people: { find: { intent: I, cadence: daily }, buy: { intent: I, proof: paid } }
  young: { find: { intent: Look around } }
  old: { buy: { proof: billed, cadence: monthly } }
  firms: { find: { cadence: yearly }, buy: { proof: billed } }
streams:
  ${card('people', 'for: [people], stages: [find, buy]')}
  ${card('firms', 'for: [firms], stages: [find, buy]')}
`
  expect(found(divergenceWithoutFork, text)).toEqual([
    '11:78 `people` serves `young` and `old`, who by the grid differ at `buy` in proof (“paid” against “billed”).',
  ])
})

test('is silent where a fork or a decision to merge is recorded', () => {
  const text = `
slices: { young: { name: Young }, old: { name: Old } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
grid:
  young: { find: { cadence: daily }, buy: { cadence: daily } }
  old: { find: { cadence: yearly }, buy: { cadence: daily } }
forks: { f: { at: [find], slices: [young, old], differs: [cadence], why: W } }
streams:
  ${card('shop', 'for: [young, old], stages: [find, buy]')}
`
  expect(found(divergenceWithoutFork, text)).toEqual([])
})

test('is silent after a decision to merge', () => {
  const text = `
slices: { young: { name: Young }, old: { name: Old } }
journey: { stages: { find: { name: Find } } }
grid: { young: { find: { cadence: daily } }, old: { find: { cadence: yearly } } }
streams:
  ${card('shop', 'for: [young, old], stages: [find]')}
decisions: { d: { kind: merge, on: 2026-01-01, by: Ann, about: [shop], why: W } }
`
  expect(found(divergenceWithoutFork, text)).toEqual([])
})
