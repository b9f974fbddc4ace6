import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { underResourced } from './under-resourced.ts'

test('compares shares of revenue with shares of people and money', () => {
  const text = `
slices: { all: { name: All } }
revenueStreams:
  sales: { name: Sales, amount: { amount: 100, currency: EUR }, shares: { shop: 80, club: 15, lab: 5 } }
teams:
  one: { name: One, stream: shop, members: [{ count: 2 }] }
  two: { name: Two, stream: club, members: [{ count: 6 }] }
  three: { name: Three, stream: lab, members: [{ count: 2 }] }
streams:
  ${card('shop', 'budget: { amount: 50, currency: EUR }')}
  ${card('club', 'budget: { amount: 50, currency: EUR }')}
  ${card('lab')}
`
  expect(found(underResourced, text)).toEqual([
    '10:3 `shop` brings in 80 % of the revenue and has 20 % of the people and 50 % of the money of the top-level streams.',
  ])
})

test('says nothing without people and budgets', () => {
  const text = `
slices: { all: { name: All } }
revenueStreams:
  sales: { name: Sales, amount: { amount: 100, currency: EUR }, shares: { shop: 100 } }
streams:
  ${card('shop')}
`
  expect(found(underResourced, text)).toEqual([])
})
