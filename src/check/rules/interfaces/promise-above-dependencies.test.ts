import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { promiseAboveDependencies } from './promise-above-dependencies.ts'

test('reports promises that what the stream waits for does not bear', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop:
    name: S
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    serviceLevels:
      open: { name: L, about: availability, holds: availability(purchase) >= 99.9 % }
      lower: { name: L, about: availability, holds: availability(purchase) >= 99.8 % }
  pay: { name: S, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  run: { name: S, kind: supporting, promise: P, for: [pay], trigger: T, finishLine: F, outcome: O }
interfaces:
  charge: { name: I, provider: pay, consumers: [shop], style: synchronous, sla: { availability: 99.9 } }
  sign-in: { name: I, provider: id, consumers: [shop], style: synchronous, sla: { availability: 99.9 } }
  host: { name: I, provider: run, consumers: [pay], style: synchronous, sla: { availability: 99 } }
  soft: { name: I, provider: soft, consumers: [shop], style: synchronous, sla: { availability: 1 }, fallback: Another }
`
  expect(found(promiseAboveDependencies, text)).toEqual([
    '12:52 `shop` promises 99.9 %, and waits for streams that together promise 99.8001 %: `pay` 99.9 % and `id` 99.9 %.',
    '17:97 `pay` promises 99.9 %, and waits for a stream that promises less: `run` 99 %.',
  ])
})
