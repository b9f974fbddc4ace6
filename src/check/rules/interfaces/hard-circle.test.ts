import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { hardCircle } from './hard-circle.ts'

test('reports streams that wait for each other', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [pay] }
  sales: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  old: { name: S, lifecycle: retired, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  pay: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  mail: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
interfaces:
  one: { name: I, provider: pay, consumers: [mail], style: synchronous }
  two: { name: I, provider: mail, consumers: [pay], style: synchronous }
  three: { name: I, provider: mail, consumers: [shop], style: synchronous }
  four: { name: I, provider: shop, consumers: [mail], style: asynchronous }
`
  expect(found(hardCircle, text)).toEqual([
    '7:3 `pay` → `mail` → `pay`: each waits for the next without a fallback, so that all of them fail together.',
  ])
})
