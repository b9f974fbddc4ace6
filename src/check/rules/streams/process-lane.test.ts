import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { processLane } from './process-lane.ts'

test('reports lanes and one-off operations', () => {
  const text = `
slices: { all: { name: All } }
streams:
  s0:
    name: Order-to-Ship
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s1:
    name: order to cash process
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s2:
    name: Lead-2-Order
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s3:
    name: Order
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s4:
    name: Order handling
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(processLane, text)).toEqual([
    '5:11 `Order-to-Ship` reads as a process lane: steps that are run, not as a promise that is kept.',
    '12:11 `order to cash process` reads as a process lane: steps that are run, not as a promise that is kept.',
    '19:11 `Lead-2-Order` reads as a process lane: steps that are run, not as a promise that is kept.',
    '26:11 `Order` reads as a one-off operation, not as a promise that is kept.',
    '33:11 `Order handling` reads as a one-off operation, not as a promise that is kept.',
  ])
})

test('takes promises', () => {
  const text = `
slices: { all: { name: All } }
streams:
  s0:
    name: Shopper Purchase Experience
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s1:
    name: End-to-End
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s2:
    name: Face to face
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s3:
    name: Help shoppers to pay
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s4:
    name: Orders that arrive on time
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  s5:
    name: Order-to-Ship made visible
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(processLane, text)).toEqual([])
})
