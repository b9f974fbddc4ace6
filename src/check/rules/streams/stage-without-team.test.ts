import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { stageWithoutTeam } from './stage-without-team.ts'

test('asks once the teams of a stream name stages', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
streams:
  ${card('shop', 'stages: [find, buy, get]')}
  ${card('club', 'stages: [find, buy]')}
  ${card('none', 'stages: [find]')}
  ${card('old', 'lifecycle: retired, stages: [find, buy]')}
teams:
  one: { name: One, stream: shop, stages: [find] }
  two: { name: Two, stream: shop, stages: [get] }
  all: { name: All, stream: club }
  some: { name: Some, stream: club, stages: [buy] }
  free: { name: Free, stages: [find] }
  past: { name: Past, stream: old, stages: [find] }
`
  expect(found(stageWithoutTeam, text)).toEqual(['5:101 No team of `shop` owns its stage `buy`.'])
})
