import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noStages } from './no-stages.ts'

test('names the stages that there are', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
slices: { all: { name: All } }
streams:
  shop:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  sales:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [buy]
  payments:
    name: Shopping
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
`
  expect(found(noStages, text)).toEqual([
    '5:3 `shop` covers no stage of the journey: its path from trigger to finish line is unknown.',
  ])
})
