import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { brokenChain } from './broken-chain.ts'

test('compares the goals with the shares', () => {
  const text = `
organisation:
  name: Shop
  goals:
    growth: { name: Growth, revenueStreams: [sales, fees, gifts] }
    trust: { name: Trust, revenueStreams: [fees] }
slices: { all: { name: All } }
revenueStreams:
  sales: { name: Sales, shares: { shop: 50, club: 50 } }
  fees: { name: Fees, shares: { club: 100 } }
  gifts: { name: Gifts }
streams:
  ${card('shop', 'northStar: { name: N, goal: growth }')}
  ${card('club')}
`
  expect(found(brokenChain, text)).toEqual([
    '5:53 The goal `growth` is to grow `fees`, but `shop`, whose north-star serves it, has no share of `fees`; `club` has.',
  ])
})
