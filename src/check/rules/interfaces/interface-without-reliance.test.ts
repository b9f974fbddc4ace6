import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { interfaceWithoutReliance } from './interface-without-reliance.ts'

test('reports consumers of a supporting stream that do not rely on it', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [pay] }
  sales: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  old: { name: S, lifecycle: retired, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  pay: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
interfaces:
  charge: { name: I, provider: pay, consumers: [shop, sales, pay, nothing], style: asynchronous }
  goods: { name: I, provider: shop, consumers: [sales], style: asynchronous }
  lost: { name: I, provider: nothing, consumers: [sales], style: asynchronous }
`
  expect(found(interfaceWithoutReliance, text)).toEqual([
    '9:55 `sales` uses `charge` of `pay`, and its card does not say that it relies on `pay`.',
  ])
})
