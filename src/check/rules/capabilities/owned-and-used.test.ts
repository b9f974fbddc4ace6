import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { found } from '../../rule.contract.ts'
import { ownedAndUsed } from './owned-and-used.ts'

const TEXT = `
slices: { all: { name: All } }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    capabilities: { owned: [search, mail], used: [tax, search] }
    systems: { owned: [erp], used: [erp] }
  sales: { name: Sales, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, systems: { owned: [erp], used: [crm] } }
`

test('reports capabilities and systems', () => {
  expect(found(ownedAndUsed, TEXT)).toEqual([
    '11:56 `search` stands under `owned` and under `used` of `shop`: what is used is owned by another stream.',
    '12:37 `erp` stands under `owned` and under `used` of `shop`: what is used is owned by another stream.',
  ])
})

test('takes out what is owned, unasked only if nobody else owns it', () => {
  const problems = ownedAndUsed.check(loadMap([{ file: 'map.yaml', text: TEXT }]))
  expect(problems.map(({ fix }) => [fix?.safe, fix?.changes])).toEqual([
    [true, [{ op: 'remove', path: ['streams', 'shop', 'capabilities', 'used', 1] }]],
    [false, [{ op: 'remove', path: ['streams', 'shop', 'systems', 'used', 0] }]],
  ])
})
