import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { noProofPoints } from './no-proof-points.ts'

test('asks where one end is proven or the north-star is computed', () => {
  const text = `
slices: { all: { name: All } }
events: { begun: { name: B }, done: { name: D } }
streams:
  ${card('first', 'northStar: { name: N }')}
  ${card('started', 'proofPoints: { trigger: begun }')}
  ${card('finished', 'proofPoints: { finishLine: done }')}
  ${card('computed', 'northStar: { name: N, logic: finished / started }')}
  ${card('proven', 'proofPoints: { trigger: begun, finishLine: done }')}
  ${card('empty', 'proofPoints: {}')}
  ${card('old', 'lifecycle: retired, proofPoints: {}')}
`
  expect(found(noProofPoints, text)).toEqual([
    '6:92 No event proves that a pass through `started` ends.',
    '7:94 No event proves that a pass through `finished` begins.',
    '8:13 No event proves that a pass through `computed` begins or ends.',
    '10:88 No event proves that a pass through `empty` begins or ends.',
  ])
})
