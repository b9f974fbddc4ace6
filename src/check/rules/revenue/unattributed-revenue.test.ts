import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { unattributedRevenue } from './unattributed-revenue.ts'

test('asks where money comes from; a stream without revenue is fine', () => {
  const text = `
slices: { all: { name: All } }
revenueStreams:
  sales: { name: Sales, shares: { shop: 50 } }
  fees: { name: Fees }
  ads: { name: Ads, shares: { shop: 0 } }
streams:
  ${card('shop')}
  ${card('law')}
`
  expect(found(unattributedRevenue, text)).toEqual([
    '5:3 `fees` flows from no value stream.',
    '6:3 `ads` flows from no value stream.',
  ])
})
