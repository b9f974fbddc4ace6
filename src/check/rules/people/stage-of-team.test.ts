import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { stageOfTeam } from './stage-of-team.ts'

test('reports stages that the stream of the team does not cover', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, leave: { name: Leave } } }
streams:
  ${card('shop', 'stages: [find, buy], owner: owners')}
  ${card('open')}
teams:
  one: { name: One, stream: shop, stages: [buy, leave, nothing] }
  two: { name: Two, stream: open, stages: [leave] }
  owners: { name: Owners, stages: [leave, find] }
  lost: { name: Lost, stages: [leave] }
`
  expect(found(stageOfTeam, text)).toEqual([
    '7:49 The team `one` owns `leave`, which is not a stage of its stream `shop`.',
    '9:36 The team `owners` owns `leave`, which is not a stage of its stream `shop`.',
  ])
})
