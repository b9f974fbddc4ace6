import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noSelfService } from './no-self-service.ts'

test('reports a supporting stream of whose services none is self-service', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, services: { a: { name: A } } }
  mail: { name: Mail, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  pay:
    name: Pay
    kind: supporting
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    services:
      charge: { name: Charge }
      refund: { name: Refund, selfService: false }
  data:
    name: Data
    kind: supporting
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    services:
      load: { name: Load }
      query: { name: Query, selfService: true }
`
  expect(found(noSelfService, text)).toEqual([
    '14:5 `pay` offers `charge` and `refund`, and nothing of it by self-service: whoever needs it waits for `pay`.',
  ])
})
