import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { foreignInterface } from './foreign-interface.ts'

test('reports a service that names the interface of another stream', () => {
  const text = `
slices: { all: { name: All } }
streams:
  pay:
    name: S
    kind: supporting
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    services:
      take: { name: Take, interfaces: [charge, mails, nothing] }
interfaces:
  charge: { name: I, provider: pay, consumers: [shop], style: synchronous }
  mails: { name: I, provider: mail, consumers: [shop], style: synchronous }
`
  expect(found(foreignInterface, text)).toEqual([
    '13:48 The service `take` of `pay` names the interface `mails`, whose provider is `mail`.',
  ])
})
