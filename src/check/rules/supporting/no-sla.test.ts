import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noSla } from './no-sla.ts'

const STREAMS = `
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [payments, mail, search] }
  mail: { name: Mail, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  search: { name: Search, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  lonely: { name: Lonely, kind: supporting, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  payments:
    name: Payments
    kind: supporting
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
`

test('says nothing while no SLA is written', () => {
  expect(found(noSla, STREAMS)).toEqual([])
})

test('asks every service, and every stream that offers none', () => {
  const text = `${STREAMS}
    services:
      pay: { name: Pay, sla: { availability: 99.9 } }
      refund: { name: Refund, interfaces: [refunds] }
      empty: { name: Empty, sla: {}, interfaces: [pays, nothing] }
interfaces:
  refunds: { name: R, provider: payments, consumers: [shop], style: asynchronous, sla: { terms: Within a day } }
  pays: { name: P, provider: payments, consumers: [shop], style: asynchronous }
  searches: { name: S, provider: search, consumers: [shop], style: asynchronous, sla: { latency: 1 s } }
`
  expect(found(noSla, text)).toEqual([
    '5:3 `mail` is relied on by `shop`, and promises no SLA.',
    '20:7 `payments` offers `empty` to `shop` without an SLA.',
  ])
})
