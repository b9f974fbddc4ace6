import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noOwner } from './no-owner.ts'

test('asks top-level and supporting streams', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  sales:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    owner: Sales team
  payments:
    name: Shopping
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
`
  expect(found(noOwner, text)).toEqual(['4:3 No team owns `shop`.', '19:3 No team owns `payments`.'])
})
