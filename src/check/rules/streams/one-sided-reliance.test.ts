import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { oneSidedReliance } from './one-sided-reliance.ts'

test('reports what the other side does not say', () => {
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
    reliesOn: [payments]
  payments:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
  platform:
    name: Shopping
    promise: P
    for: [shop, payments]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
`
  expect(found(oneSidedReliance, text)).toEqual([
    '11:16 `shop` relies on `payments`, but `payments` does not name it as served.',
    '23:11 `platform` serves `shop`, but `shop` does not rely on it.',
    '23:17 `platform` serves `payments`, but `payments` does not rely on it.',
  ])
})

test('takes what both sides say, and leaves wrong references to the other rules', () => {
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
    reliesOn: [payments, sales, shop, nothing]
  payments:
    name: Shopping
    promise: P
    for: [shop, payments, nothing]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
  sales:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(oneSidedReliance, text)).toEqual([])
})
