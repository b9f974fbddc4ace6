import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { unversioned } from './unversioned.ts'

test('asks for contract and version', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [pay] }
  sales: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  old: { name: S, lifecycle: retired, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  pay: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
interfaces:
  bare: { name: I, provider: pay, consumers: [shop], style: synchronous }
  contract: { name: I, provider: pay, consumers: [shop], style: asynchronous, contract: { kind: asyncapi } }
  version: { name: I, provider: pay, consumers: [shop], style: asynchronous, version: 1.0.0 }
  both: { name: I, provider: pay, consumers: [shop], style: synchronous, version: '2', contract: { kind: openapi } }
`
  expect(found(unversioned, text)).toEqual([
    '9:3 The synchronous interface `bare` has no contract and no version.',
    '10:3 The asynchronous interface `contract` has no version.',
    '11:3 The asynchronous interface `version` has no contract.',
  ])
})
