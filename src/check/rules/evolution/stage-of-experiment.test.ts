import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { stageOfExperiment } from './stage-of-experiment.ts'

test('reports a stage that the stream does not cover', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, leave: { name: Leave } } }
streams:
  ${card('shop', 'stages: [find, buy]')}
  ${card('open')}
experiments:
  bad: { name: E, stream: shop, hypothesis: H, stage: leave }
  good: { name: E, stream: shop, hypothesis: H, stage: buy }
  whole: { name: E, stream: shop, hypothesis: H }
  lost: { name: E, stream: shop, hypothesis: H, stage: nothing }
  free: { name: E, stream: open, hypothesis: H, stage: buy }
`
  expect(found(stageOfExperiment, text)).toEqual([
    '7:55 The experiment `bad` is about `leave`, which is not a stage of its stream `shop`.',
  ])
})
