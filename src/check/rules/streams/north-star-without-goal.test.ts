import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { northStarWithoutGoal } from './north-star-without-goal.ts'

test('asks where the organisation has goals', () => {
  const text = `
organisation: { name: Shop, goals: { growth: { name: Growth } } }
slices: { all: { name: All } }
streams:
  shop:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: Conversion }
  sales:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: Revenue, goal: growth }
  bare:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(northStarWithoutGoal, text)).toEqual([
    '12:16 The north-star of `shop` does not say which goal of the organisation it serves.',
  ])
})

test('is silent where it has none', () => {
  const text = `
slices: { all: { name: All } }
streams:
  shop:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: Conversion }
`
  expect(found(northStarWithoutGoal, text)).toEqual([])
})
