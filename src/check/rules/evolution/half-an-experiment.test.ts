import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { halfAnExperiment } from './half-an-experiment.ts'

test('asks for what it takes to judge an experiment', () => {
  const text = `
experiments:
  bare: { name: E, stream: shop, hypothesis: H, measure: velocity }
  full: { name: E, stream: shop, hypothesis: H, success: velocity > 3, owner: Shop team, to: '2026-05-01' }
  ended: { name: E, stream: shop, hypothesis: H, result: refuted }
  learned: { name: E, stream: shop, hypothesis: H, result: confirmed, learned: Shorter forms help. }
`
  expect(found(halfAnExperiment, text)).toEqual([
    '3:3 The experiment `bare` has no `success`, `owner` and `to`.',
    '5:3 The experiment `ended` is refuted, and nothing is said to be `learned`.',
  ])
})
