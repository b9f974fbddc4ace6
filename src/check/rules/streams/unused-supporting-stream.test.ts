import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { unusedSupportingStream } from './unused-supporting-stream.ts'

test('reports a supporting stream without any tie to a stream', () => {
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
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
  identity:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
`
  expect(found(unusedSupportingStream, text)).toEqual([
    '28:3 `identity` is a supporting stream, and no stream relies on it.',
  ])
})
