import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { noReason } from './no-reason.ts'

test('reports top-level streams without a reason once others have one', () => {
  const text = `
streams:
  ${card('shop')}
  ${card('sales')}
  ${card('old', 'lifecycle: retired')}
  ${card('pay', 'kind: supporting')}
decisions:
  part: { kind: split, on: '2026-01-01', by: Board, about: [shop], why: W }
  seam: { kind: boundary, on: '2026-01-01', by: Board, about: [sales], why: W }
`
  expect(found(noReason, text)).toEqual([
    '4:3 No decision says why `sales` is a stream of its own, while others have one.',
  ])
})
