import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
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

test('while a team can’t be read, nobody knows who else there is', () => {
  const text = `
streams:
  ${card('shop')}
teams:
  one: { name: One, stream: shop, members: [{ count: 1, function: design }] }
  two: { name: Two, stream: shop, members: [{ count: none, function: design }] }
`
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(loaded.problems.map(({ code }) => code)).toEqual(['MR002'])
  expect(thinFunction.check(loaded)).toEqual([])
})
