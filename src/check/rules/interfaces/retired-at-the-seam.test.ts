import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { retiredAtTheSeam } from './retired-at-the-seam.ts'

test('reports interfaces and teams that name a retired stream', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [pay] }
  sales: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  old: { name: S, lifecycle: retired, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  pay: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
interfaces:
  one: { name: I, provider: old, consumers: [shop], style: synchronous }
  two: { name: I, provider: pay, consumers: [shop, old], style: synchronous }
teams:
  left: { name: T, stream: old }
  busy: { name: T, stream: shop }
decisions:
  end: { kind: retire, on: '2026-01-01', by: Board, about: [old], why: W }
`
  expect(found(retiredAtTheSeam, text)).toEqual([
    '9:29 `one` names `old`, which is retired.',
    '10:52 `two` names `old`, which is retired.',
    '12:28 `left` names `old`, which is retired.',
  ])
})
