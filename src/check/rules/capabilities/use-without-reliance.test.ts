import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { found } from '../../rule.contract.ts'
import { useWithoutReliance } from './use-without-reliance.ts'

const TEXT = `
slices: { all: { name: All } }
streams:
  shop: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, capabilities: { used: [look, pay, refund, mail] } }
  sales: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, reliesOn: [payments], capabilities: { owned: [look], used: [pay] } }
  payments: { name: S, kind: supporting, promise: P, for: [sales], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [pay, refund] } }
capabilities:
  look: { name: Look }
  pay: { name: Pay }
  refund: { name: Refund }
  mail: { name: Mail }
`

test('reports what is used of a supporting stream that is not relied on, once per pair', () => {
  expect(found(useWithoutReliance, TEXT)).toEqual([
    '4:112 `shop` uses `pay` and `refund` of `payments`, and does not rely on `payments`.',
  ])
})

test('ties both sides', () => {
  const problems = useWithoutReliance.check(loadMap([{ file: 'map.yaml', text: TEXT }]))
  expect(problems.map(({ fix }) => fix?.changes)).toEqual([
    [
      { op: 'insert', path: ['streams', 'shop', 'reliesOn'], value: 'payments' },
      { op: 'insert', path: ['streams', 'payments', 'for'], value: 'shop' },
    ],
  ])
})
