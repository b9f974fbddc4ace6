import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { finishBeforeStart } from './finish-before-start.ts'

test('reports one event for both, and a finish at an earlier stage', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
events:
  found: { name: F, stage: find }
  bought: { name: B, stage: buy }
  got: { name: G, stage: get }
  seen: { name: S }
streams:
  ${card('same', 'proofPoints: { trigger: seen, finishLine: seen }')}
  ${card('back', 'proofPoints: { trigger: got, finishLine: found }')}
  ${card('within', 'proofPoints: { trigger: bought, finishLine: bought }')}
  ${card('forth', 'proofPoints: { trigger: found, finishLine: got }')}
  ${card('open', 'proofPoints: { trigger: got, finishLine: seen }')}
  ${card('half', 'proofPoints: { finishLine: got }')}
`
  expect(found(finishBeforeStart, text)).toEqual([
    '10:128 `seen` is to prove both the start and the finish of `same`: its passes would take no time.',
    '11:127 `back` starts with `got` at `get` and ends with `found` at `find`, which lies before it.',
    '12:134 `bought` is to prove both the start and the finish of `within`: its passes would take no time.',
  ])
})
