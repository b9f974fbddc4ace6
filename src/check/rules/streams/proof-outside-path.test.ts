import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { proofOutsidePath } from './proof-outside-path.ts'

test('compares the stages of the events with the path', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
events:
  found: { name: F, stage: find }
  got: { name: G, stage: get }
  seen: { name: S }
streams:
  ${card('short', 'stages: [buy], proofPoints: { trigger: found, finishLine: got }')}
  ${card('whole', 'stages: [find, buy, get], proofPoints: { trigger: found, finishLine: got }')}
  ${card('open', 'stages: [buy], proofPoints: { trigger: seen }')}
  ${card('pathless', 'proofPoints: { trigger: found }')}
`
  expect(found(proofOutsidePath, text)).toEqual([
    '9:127 The start of `short` is proven by `found` at `find`; its path covers `buy`.',
    '9:146 The finish of `short` is proven by `got` at `get`; its path covers `buy`.',
  ])
})
