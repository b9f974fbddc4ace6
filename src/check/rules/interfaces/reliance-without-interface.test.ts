import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { relianceWithoutInterface } from './reliance-without-interface.ts'

test('reports who is left out, and who offers none', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [pay, mail] }
  sales: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [pay, data, nothing] }
  old: { name: S, lifecycle: retired, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [pay] }
  pay: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  mail: { name: S, kind: supporting, promise: P, for: [shop, sales], trigger: T, finishLine: F, outcome: O }
  data: { name: S, kind: supporting, promise: P, for: [sales], trigger: T, finishLine: F, outcome: O }
interfaces:
  charge: { name: I, provider: pay, consumers: [shop], style: asynchronous }
  load: { name: I, provider: data, consumers: [sales], style: asynchronous }
`
  expect(found(relianceWithoutInterface, text)).toEqual([
    '8:3 `mail` is relied on by `shop` and `sales`, and offers no interface.',
    '5:95 `sales` relies on `pay`, and no interface of `pay` names it as a consumer.',
  ])
})
