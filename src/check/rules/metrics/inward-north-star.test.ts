import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { inwardNorthStar } from './inward-north-star.ts'

test('tells measures of the work from what customers recognise', () => {
  const text = `
slices: { all: { name: All } }
streams:
  ${card('fast', 'northStar: { name: N, logic: p85(flowTime) }')}
  ${card('busy', 'northStar: { name: N, logic: velocity / load * share(feature) }')}
  ${card('mixed', 'northStar: { name: N, logic: reached(paid) / velocity }')}
  ${card('good', 'northStar: { name: N, logic: "within(time(ordered, delivered), 2 d)" }')}
  ${card('happy', 'northStar: { name: N, logic: result(happiness) }, metrics: { m: { name: M, logic: velocity } }')}
  ${card('pay', 'kind: supporting, northStar: { name: N, logic: mean(flowTime) }')}
`
  expect(found(inwardNorthStar, text)).toEqual([
    '4:115 The north-star of `fast` is made of `flowTime` alone: that measures the work, not what customers have of it.',
    '5:115 The north-star of `busy` is made of `velocity`, `load` and `share` alone: that measures the work, not what customers have of it.',
  ])
})
