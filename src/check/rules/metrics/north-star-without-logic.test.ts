import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { northStarWithoutLogic } from './north-star-without-logic.ts'

test('asks once start and finish are proven', () => {
  const text = `
slices: { all: { name: All } }
events: { begun: { name: B }, done: { name: D } }
streams:
  ${card('first', 'northStar: { name: Conversion }')}
  ${card('half', 'northStar: { name: Conversion }, proofPoints: { trigger: begun }')}
  ${card('proven', 'northStar: { name: Conversion }, proofPoints: { trigger: begun, finishLine: done }')}
  ${card('computed', 'northStar: { name: Conversion, logic: finished / started }, proofPoints: { trigger: begun, finishLine: done }')}
  ${card('pay', 'kind: supporting, northStar: { name: Paid }, proofPoints: { trigger: begun, finishLine: done }')}
`
  expect(found(northStarWithoutLogic, text)).toEqual([
    '7:101 The north-star of `proven` is a name: “Conversion” is computed as conversion, the default.',
  ])
})
