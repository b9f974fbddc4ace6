import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { overdueReview } from './overdue-review.ts'

const decision = (on: string): string => `{ kind: other, on: '${on}', by: Board, about: [shop], why: W }`

const DECISIONS = `
decisions:
  middle: ${decision('2026-03-31')}
  last: ${decision('2026-12-01')}
  first: ${decision('2025-08-31')}
`

test('half a year after the first decision the map is reviewed', () => {
  expect(found(overdueReview, DECISIONS)).toEqual([
    '4:28 A review was due by 2026-02-28, 6 months after the first decision on 2025-08-31; `last` was decided on 2026-12-01, and none is recorded in between.',
  ])
})

test('and half a year after each review', () => {
  const reviews = (on: string): string => `
reviews:
  spring: { on: '2026-03-01', by: Board, findings: F }
  next: { on: '${on}', by: Board, findings: F }
`
  expect(found(overdueReview, DECISIONS + reviews('2026-05-31'))).toEqual([
    '4:28 A review was due by 2026-11-30, 6 months after the review `next` on 2026-05-31; `last` was decided on 2026-12-01, and none is recorded in between.',
  ])
  expect(found(overdueReview, DECISIONS + reviews('2026-06-01'))).toEqual([])
})

test('as often as the organisation says', () => {
  const text = `
organisation: { name: Shop, reviewEveryMonths: 24 }
${DECISIONS}`
  expect(found(overdueReview, text)).toEqual([])
  expect(found(overdueReview, 'organisation: { name: Shop }')).toEqual([])
})
