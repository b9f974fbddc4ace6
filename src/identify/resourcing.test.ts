import { expect, test } from 'vitest'
import { mapOf } from './map.contract.ts'
import { resourcingOf } from './resourcing.ts'

const card = 'promise: P, for: [all], trigger: T, finishLine: F, outcome: O'
const map = (more: string): ReturnType<typeof mapOf> =>
  mapOf(`
slices: { all: { name: All } }
streams:
  a: { name: A, ${card}, budget: { amount: 100, currency: EUR, per: month } }
  b: { name: B, ${card}, budget: { amount: 3600, currency: EUR } }
  s: { name: S, kind: supporting, ${card}, budget: { amount: 99, currency: EUR } }
teams:
  one: { name: One, stream: a, members: [{ count: 3 }, { count: 2, share: 50 }] }
  two: { name: Two, stream: b, members: [{ count: 1 }] }
  three: { name: Three, stream: s, members: [{ count: 9 }] }
${more}`)

test('shares are those among the top-level streams, and amounts are per year', () => {
  expect(
    resourcingOf(
      map(`revenueStreams:
  sales: { name: Sales, amount: { amount: 100, currency: EUR, per: quarter }, shares: { a: 50, b: 50 } }
  fees: { name: Fees, amount: { amount: 1000, currency: EUR }, shares: { b: 60, s: 40 } }
`),
    ),
  ).toEqual([
    { stream: 'a', revenue: 0.2, people: 0.8, money: 0.25 },
    { stream: 'b', revenue: 0.8, people: 0.2, money: 0.75 },
  ])
})

test('several currencies and unattributed revenue say nothing', () => {
  expect(
    resourcingOf(
      map('revenueStreams: { x: { name: X, amount: { amount: 1, currency: USD }, shares: { a: 100 } } }'),
    ),
  ).toEqual([])
  expect(
    resourcingOf(map('revenueStreams: { x: { name: X, amount: { amount: 1, currency: EUR } } }')),
  ).toEqual([])
})
