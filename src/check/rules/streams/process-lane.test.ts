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

test('reads trigger and finish line as well', () => {
  const text = `
slices: { all: { name: All } }
streams:
  a:
    name: Shopping
    promise: P
    for: [all]
    trigger: Order
    finishLine: Order-to-Ship
    outcome: O
  b:
    name: Shopping
    promise: P
    for: [all]
    trigger: The project is approved
    finishLine: Project closed
    outcome: O
  c:
    name: Projects People Love
    promise: P
    for: [all]
    trigger: A shopper orders a product
    finishLine: Projectors are delivered
    outcome: O
`
  expect(found(processLane, text)).toEqual([
    '8:14 `Order` reads as a one-off operation, not as a promise that is kept.',
    '9:17 `Order-to-Ship` reads as a process lane: steps that are run, not as a promise that is kept.',
    '15:14 `The project is approved` reads as a project, not as a promise that is kept.',
    '16:17 `Project closed` reads as a project, not as a promise that is kept.',
  ])
})
