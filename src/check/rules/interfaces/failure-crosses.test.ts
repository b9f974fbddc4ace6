import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { failureCrosses } from './failure-crosses.ts'

test('reports which top-level streams fail over a hard interface', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  sales: { name: S, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  pay: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  run: { name: S, kind: supporting, promise: P, for: [pay], trigger: T, finishLine: F, outcome: O }
interfaces:
  charge: { name: I, provider: pay, consumers: [shop, sales], style: synchronous }
  host: { name: I, provider: run, consumers: [pay], style: synchronous }
  calm: { name: I, provider: run, consumers: [shop], style: asynchronous }
  soft: { name: I, provider: run, consumers: [shop], style: synchronous, fallback: Yesterday’s prices }
  lost: { name: I, provider: run, consumers: [nothing], style: synchronous }
  look: { name: I, provider: shop, consumers: [sales], style: synchronous }
`
  expect(found(failureCrosses, text)).toEqual([
    '9:70 When `pay` fails, `shop` and `sales` fail with it: `charge` is synchronous and has no fallback.',
    '10:60 When `run` fails, `shop` and `sales` fail with it: `host` is synchronous and has no fallback.',
    '14:63 When `shop` fails, `sales` fails with it: `look` is synchronous and has no fallback.',
  ])
})
