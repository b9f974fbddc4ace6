import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { datesTheWrongWayRound } from './dates.ts'

test('reports ends before beginnings', () => {
  const text = `
experiments:
  bad: { name: E, stream: shop, hypothesis: H, from: '2026-02-01', to: '2026-01-31' }
  day: { name: E, stream: shop, hypothesis: H, from: '2026-02-01', to: '2026-02-01' }
  open: { name: E, stream: shop, hypothesis: H, to: '2026-02-01' }
overrides:
  bad: { rule: MR460, about: shop, by: Board, on: '2026-02-01', until: '2025-12-31', why: W }
  good: { rule: MR460, about: shop, by: Board, on: '2026-02-01', until: '2026-12-31', why: W }
decisions:
  bad: { kind: other, on: '2026-02-01', by: Board, about: [shop], why: W, prediction: { says: S, by: '2026-01-01' } }
  good: { kind: other, on: '2026-02-01', by: Board, about: [shop], why: W, prediction: { says: S } }
`
  expect(found(datesTheWrongWayRound, text)).toEqual([
    '3:72 The experiment `bad` has `to` on 2026-01-31, before `from` on 2026-02-01.',
    '7:72 The override `bad` has `until` on 2025-12-31, before `on` on 2026-02-01.',
    '10:102 The decision `bad` has `prediction.by` on 2026-01-01, before `on` on 2026-02-01.',
  ])
})
