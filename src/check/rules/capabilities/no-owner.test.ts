import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { found } from '../../rule.contract.ts'
import { capabilityWithoutOwner } from './no-owner.ts'

const TEXT = `
slices: { all: { name: All } }
capabilities:
  search: { name: Search }
  mail: { name: Mail }
  tax: { name: Tax }
  stock: { name: Stock }
  orphan: { name: Orphan }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    reliesOn: [platform]
    capabilities: { owned: [stock], used: [search, mail] }
  sales:
    name: Sales
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    reliesOn: [platform]
    capabilities: { used: [stock, tax, mail] }
  platform: { name: Platform, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
`

test('reports what is used and owned nowhere', () => {
  expect(found(capabilityWithoutOwner, TEXT)).toEqual([
    '4:3 `search` is used by `shop`, and no stream owns it.',
    '5:3 `mail` is used by `shop` and `sales`, and no stream owns it.',
    '6:3 `tax` is used by `sales`, and no stream owns it.',
  ])
})

test('proposes its only user, or what all users rely on', () => {
  const problems = capabilityWithoutOwner.check(loadMap([{ file: 'map.yaml', text: TEXT }]))
  expect(problems.map(({ fix }) => fix)).toEqual([
    {
      title: 'Let `shop` own `search`',
      safe: false,
      changes: [
        { op: 'remove', path: ['streams', 'shop', 'capabilities', 'used', 0] },
        { op: 'insert', path: ['streams', 'shop', 'capabilities', 'owned'], value: 'search' },
      ],
    },
    {
      title: 'Let `platform` own `mail`',
      safe: false,
      changes: [{ op: 'insert', path: ['streams', 'platform', 'capabilities', 'owned'], value: 'mail' }],
    },
    {
      title: 'Let `sales` own `tax`',
      safe: false,
      changes: [
        { op: 'remove', path: ['streams', 'sales', 'capabilities', 'used', 1] },
        { op: 'insert', path: ['streams', 'sales', 'capabilities', 'owned'], value: 'tax' },
      ],
    },
  ])
})
