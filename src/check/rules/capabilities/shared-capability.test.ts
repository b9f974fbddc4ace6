import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { sharedCapability } from './shared-capability.ts'

test('proposes what others need of a top-level stream, and explains the answer of the rule', () => {
  const text = `
slices: { all: { name: All } }
capabilities:
  catalogue: { name: Catalogue, intent: Know what there is. }
  prices: { name: Prices }
  look: { name: Look, differentiating: true }
  own: { name: Own }
  pay: { name: Pay }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    owner: shop-team
    services: { goods: { name: Goods, sla: { availability: 99 } } }
    capabilities: { owned: [catalogue, prices, look, own], used: [pay] }
  sales: { name: Sales, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, capabilities: { used: [catalogue, prices, look, pay] } }
  fleet: { name: Fleet, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, capabilities: { used: [catalogue] } }
  payments: { name: Pays, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [pay] } }
teams:
  shop-team: { name: Shop team, members: [{ count: 3 }] }
`
  expect(found(sharedCapability, text)).toEqual([
    '4:3 `catalogue` of `shop` is used by `sales` and `fleet`, and by the graduation rule it becomes shared: 3 streams need it, and the rule asks for 3; all who need it want the same: “Know what there is.”; it sets no stream apart from its competitors; `shop-team` owns `shop`; `shop` promises an SLA; 3 people work for `shop`, and the rule asks for 2.',
    '5:3 `prices` of `shop` is used by `sales`, and by the graduation rule it stays there: 2 streams need it, and the rule asks for 3; no `intent` says what those who need it have in common.',
  ])
})
