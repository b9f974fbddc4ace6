import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { noGuardrails } from './no-guardrails.ts'

test('asks once the north-star is computed', () => {
  const text = `
slices: { all: { name: All } }
streams:
  ${card('named', 'northStar: { name: N }')}
  ${card('risky', 'northStar: { name: Conversion, logic: finished / started }')}
  ${card('guarded', 'northStar: { name: N, logic: finished / started }, guardrails: { g: { name: G, holds: finished > 0 } }')}
  ${card('pay', 'kind: supporting, northStar: { name: N, logic: finished / started }')}
`
  expect(found(noGuardrails, text)).toEqual([
    '5:88 “Conversion” of `risky` may rise at any cost: the stream has no guardrails.',
  ])
})
