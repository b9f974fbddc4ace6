import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { northStar } from './north-star.ts'

test('asks top-level streams only', () => {
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
  sales:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: Conversion }
  payments:
    name: Shopping
    promise: P
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    kind: supporting
`
  expect(found(northStar, text)).toEqual([
    '4:3 `shop` is a top-level stream without a north-star: exactly one metric must say whether its promise is kept.',
  ])
})
