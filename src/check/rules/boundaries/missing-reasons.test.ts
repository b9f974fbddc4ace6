import { expect, test } from 'vitest'
import { BOUNDARY_ITEMS } from '../../../model/schema.ts'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { missingReasons } from './missing-reasons.ts'

/** All twelve items, each with the same content unless said otherwise. */
const tableOf = (each: string, except: Record<string, string> = {}): string =>
  `boundaries: { ${BOUNDARY_ITEMS.map((item) => `${item}: { ${except[item] ?? each} }`).join(', ')} }`

test('asks for reasons once all items are decided', () => {
  const text = `
streams:
  ${card('begun', 'boundaries: { infrastructure: { choice: owned } }')}
  ${card('shop', tableOf('choice: owned, why: W, by: team, tactic: T', { crm: 'choice: owned', identity: 'choice: shared, why: W, by: team, tactic: T', billing: 'choice: shared, seam: S, decision: central, tactic: T', release: 'choice: owned, decision: vague, tactic: T' }))}
  ${card('full', tableOf('choice: shared, contract: c, why: W, by: team, tactic: T'))}
  ${card('bare', tableOf('choice: owned'))}
decisions:
  central: { kind: boundary, on: '2026-01-01', by: Board, about: [shop], why: W, path: funding }
  vague: { kind: boundary, on: '2026-01-01', by: Board, about: [shop], why: W }
`
  expect(found(missingReasons, text)).toEqual([
    '4:86 The boundaries of `shop` have no `why` for `crm`, no `by` for `release` and `crm`, no `seam` or `contract` for `identity` and no `tactic` for `crm`.',
    '6:86 The boundaries of `bare` have no `why` for `user-experience`, `identity`, `integration`, `infrastructure`, `security` and 7 more, no `by` for `user-experience`, `identity`, `integration`, `infrastructure`, `security` and 7 more and no `tactic` for `user-experience`, `identity`, `integration`, `infrastructure`, `security` and 7 more.',
  ])
})
