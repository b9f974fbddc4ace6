import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { wrongKind } from './wrong-kind.ts'

test('names both ends', () => {
  const text = `
slices:
  payments: { name: Payments }
streams:
  shop:
    name: Shopping
    promise: P
    for: [payments]
    trigger: T
    finishLine: F
    outcome: O
    reliesOn: [payments]
`
  expect(found(wrongKind, text)).toEqual([
    '12:16 `payments` is a slice, defined at map.yaml:3:3; a supporting stream is expected here.',
  ])
})

test('reports a top-level stream that is relied on, and a stream that serves itself', () => {
  const text = `
slices:
  consumers: { name: Consumers }
streams:
  shop:
    name: Shopping
    promise: P
    for: [consumers]
    trigger: T
    finishLine: F
    outcome: O
  sales:
    name: Shopping
    promise: P
    for: [consumers]
    trigger: T
    finishLine: F
    outcome: O
    reliesOn: [shop]
  platform:
    name: Shopping
    promise: P
    for: [platform]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
`
  expect(found(wrongKind, text)).toEqual([
    '19:16 `shop` is a top-level stream, defined at map.yaml:5:3; a supporting stream is expected here.',
    '23:11 `platform` refers to itself: another stream or slice is expected here.',
  ])
})

test('takes an id that names a slice as well as a stream', () => {
  const text = `
slices:
  payments: { name: Payers }
streams:
  payments:
    name: Shopping
    promise: P
    for: [payments]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(wrongKind, text)).toEqual([])
})
