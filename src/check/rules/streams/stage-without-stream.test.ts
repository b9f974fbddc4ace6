import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { stageWithoutStream } from './stage-without-stream.ts'

test('asks once a top-level stream has a path; supporting and retired streams don’t count', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
streams:
  ${card('shop', 'stages: [find]')}
  ${card('pay', 'kind: supporting, for: [shop], stages: [buy]')}
  ${card('old', 'lifecycle: retired, stages: [get]')}
`
  expect(found(stageWithoutStream, text)).toEqual([
    '3:44 No top-level stream covers the stage `buy`: customers pass there, and nobody owns it.',
    '3:64 No top-level stream covers the stage `get`: customers pass there, and nobody owns it.',
  ])
})

test('is silent while no stream has a path', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
streams:
  ${card('shop')}
`
  expect(found(stageWithoutStream, text)).toEqual([])
})
