import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { orphan } from './orphan.ts'

test('reports what no card, cell or capability names', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
grid: { all: { buy: { policies: [sca] } } }
policies: { pci: { name: PCI }, sca: { name: SCA }, idle: { name: Idle } }
capabilities: { search: { name: Search, systems: [index] }, spare: { name: Spare } }
systems: { index: { name: Index }, shelf: { name: Shelf } }
streams:
  ${card('shop', 'policies: [pci], capabilities: { used: [search] }')}
decisions: { d: { kind: other, on: 2026-01-01, by: Ann, about: [idle], why: W } }
`
  expect(found(orphan, text)).toEqual([
    '5:53 The policy `idle` hangs on no stream.',
    '6:61 The capability `spare` hangs on no stream.',
    '7:36 The system `shelf` hangs on no stream.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(orphan.check(loaded).map(({ fix }) => fix)).toEqual([
    { title: 'Remove `idle`', safe: false, changes: [{ op: 'remove', path: ['policies', 'idle'] }] },
    { title: 'Remove `spare`', safe: false, changes: [{ op: 'remove', path: ['capabilities', 'spare'] }] },
    { title: 'Remove `shelf`', safe: false, changes: [{ op: 'remove', path: ['systems', 'shelf'] }] },
  ])
})
