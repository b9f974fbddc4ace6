import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { missingParts } from './missing-parts.ts'

test('asks for the rest once a part is there', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  bare: { name: Bare, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  half:
    { name: Half, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, charter: C }
  most:
    name: Most
    kind: supporting
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    charter: C
    services: { pay: { name: Pay } }
    graduation: {}
  full:
    name: Full
    kind: supporting
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    charter: C
    services: { pay: { name: Pay } }
    escalation: [Head of payments]
    graduation: {}
  gone:
    name: Gone
    kind: supporting
    lifecycle: retired
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    charter: C
`
  expect(found(missingParts, text)).toEqual([
    '6:3 The supporting stream `half` has no `services`, `escalation` and `graduation` yet.',
    '8:3 The supporting stream `most` has no `escalation` yet.',
  ])
})
