import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { contradiction } from './contradiction.ts'

test('reports what the choice, the interface and the decision deny', () => {
  const text = `
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    reliesOn: [platform]
    capabilities: { owned: [crm, billing] }
    boundaries:
      identity: { choice: shared, with: platform, contract: sign-in, by: team, decision: central }
      user-experience: { choice: owned, with: platform }
      integration: { choice: shared, with: data }
      infrastructure: { choice: shared, with: platform, contract: lake }
      security: { choice: shared, with: platform, contract: keys }
      crm: { choice: shared, with: platform }
      billing: { choice: owned, contract: bills, by: funding, decision: central }
      release: { choice: shared, with: nothing, contract: nothing, decision: nothing, by: team }
  ${card('platform', 'kind: supporting, for: [shop], boundaries: { infrastructure: { choice: shared, with: platform } }')}
  ${card('data', 'kind: supporting')}
interfaces:
  sign-in: { name: I, provider: platform, consumers: [shop], style: synchronous }
  lake: { name: I, provider: data, consumers: [shop], style: synchronous }
  keys: { name: I, provider: platform, consumers: [sales], style: synchronous }
  bills: { name: I, provider: shop, consumers: [sales], style: synchronous }
decisions:
  central: { kind: boundary, on: '2026-01-01', by: Board, about: [shop], why: W, path: funding }
`
  expect(found(contradiction, text)).toEqual([
    '13:74 The boundary of `identity` acts by `team`, and by its decision `central` it acts by `funding`.',
    '14:47 `shop` owns `user-experience`, and names `platform` as offering it.',
    '15:44 `shop` shares `integration` with `data`, and its card does not say that it relies on `data`.',
    '16:67 `shop` shares `infrastructure` with `platform`, and its contract `lake` is provided by `data`.',
    '17:61 The contract `keys` of `security` does not name `shop` as a consumer.',
    '18:22 `shop` shares `crm`, and owns the capability `crm`.',
    '21:167 `platform` shares `infrastructure` with itself.',
  ])
})
