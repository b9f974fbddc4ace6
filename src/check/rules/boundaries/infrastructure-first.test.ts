import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { infrastructureFirst } from './infrastructure-first.ts'

test('asks for infrastructure, and for it to be decided first', () => {
  const text = `
streams:
  ${card('none')}
  ${card('late', 'boundaries: { identity: { choice: owned }, crm: { choice: owned } }')}
  ${card('old', 'lifecycle: retired, boundaries: { identity: { choice: owned } }')}
  ${card('sound', 'boundaries: { identity: { choice: owned, decision: second }, infrastructure: { choice: owned, decision: first } }')}
  ${card('undated', 'boundaries: { identity: { choice: owned, decision: first }, infrastructure: { choice: owned } }')}
  ${card('early', 'boundaries: { identity: { choice: owned, decision: first }, crm: { choice: owned, decision: second }, infrastructure: { choice: owned, decision: second } }')}
decisions:
  first: { kind: boundary, on: '2026-01-01', by: Board, about: [early], why: W }
  second: { kind: boundary, on: '2026-02-01', by: Board, about: [early], why: W }
`
  expect(found(infrastructureFirst, text)).toEqual([
    '4:86 `late` says of `identity` and `crm` whether it is shared or owned, and not of `infrastructure`.',
    '8:233 For `early`, `identity` was decided before `infrastructure`.',
  ])
})
