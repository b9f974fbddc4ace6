import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { levelOutsidePath } from './level-outside-path.ts'

test('compares the stages of service levels with the path', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
streams:
  ${card('shop', 'stages: [find], serviceLevels: { up: { name: Up, about: availability, stage: buy }, fast: { name: Fast, about: capacity, stage: find }, all: { name: A, about: isolation } }')}
  ${card('club', 'serviceLevels: { up: { name: Up, about: availability, stage: buy } }')}
`
  expect(found(levelOutsidePath, text)).toEqual([
    '5:163 `shop` promises `up` for the stage `buy`, which it does not cover; its path is `find`.',
  ])
})
