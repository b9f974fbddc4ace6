import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { thinFunction } from './thin-function.ts'

test('reports functions that fewer than two distinct people do', () => {
  const text = `
streams:
  ${card('shop')}
  ${card('sales')}
  ${card('old', 'lifecycle: retired')}
teams:
  shop-team:
    name: Shop team
    stream: shop
    members:
      - { person: anna, function: design, share: 50 }
      - { count: 1, function: engineering }
      - { person: bo, function: engineering, share: 10 }
      - { count: 1 }
  shop-data: { name: Shop data, stream: shop, members: [{ person: anna, function: design, share: 50 }] }
  sales-team: { name: Sales team, stream: sales, members: [{ count: 1, function: sales }, { count: 2, function: design }] }
  old-team: { name: Old team, stream: old, members: [{ count: 1, function: sales }] }
  lost-team: { name: Lost team, stream: nothing, members: [{ count: 1, function: sales }] }
functions:
  design: { name: Design }
`
  expect(found(thinFunction, text)).toEqual([
    '11:9 In `shop`, `anna` alone is `design`: an embedded function has at least 2 distinct people.',
    '16:60 In `sales`, one person alone is `sales`: an embedded function has at least 2 distinct people.',
  ])
})
