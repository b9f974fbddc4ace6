import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { fewConsumers } from './few-consumers.ts'

test('reports a stream that has written a rule and falls under it', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [many] }
  sales: { name: Sales, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, graduation: {} }
  one: { name: O, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, graduation: {} }
  none: { name: N, kind: supporting, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, graduation: {} }
  silent: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  many: { name: M, kind: supporting, promise: P, for: [sales], trigger: T, finishLine: F, outcome: O, graduation: {} }
  high: { name: H, kind: supporting, promise: P, for: [shop, sales], trigger: T, finishLine: F, outcome: O, graduation: { demoteAt: 2 } }
  low: { name: L, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, graduation: { demoteAt: 0 } }
`
  expect(found(fewConsumers, text)).toEqual([
    '6:101 `one` serves `shop` alone, and by its rule it goes back at 1 or fewer.',
    '10:109 `high` serves `shop` and `sales` alone, and by its rule it goes back at 2 or fewer.',
  ])
})
