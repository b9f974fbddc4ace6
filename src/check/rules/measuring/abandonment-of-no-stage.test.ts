import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { abandonmentOfNoStage } from './abandonment-of-no-stage.ts'

const mapWith = (measuring: string): string => `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, give-back: { name: Back } } }
streams:
  shop:
    { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, stages: [find, buy],
      measuring: ${measuring} }
`

test.each([
  ['{ journeys: { abandonment: { after: 3 d, stages: { buy: 1 d, give-back: 9 d } } } }', '7:79'],
  ['{ abandonment: { after: 3 d, stages: { give-back: 9 d } } }', '7:57'],
])('tells of a stage that the stream does not cover: %s', (measuring, place) => {
  expect(found(abandonmentOfNoStage, mapWith(measuring))).toEqual([
    `${place} \`shop\` does not cover the stage \`give-back\`: its abandonment window never applies.`,
  ])
})

test.each([
  '{}',
  '{ abandonment: 3 d }',
  '{ journeys: { abandonment: { after: 3 d, stages: { buy: 1 d } } } }',
])('is silent about %s', (measuring) => {
  expect(found(abandonmentOfNoStage, mapWith(measuring))).toEqual([])
})
