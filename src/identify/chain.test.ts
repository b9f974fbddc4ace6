import { expect, it } from 'vitest'
import { loadMap } from '../model/load.ts'
import { chainOf } from './chain.ts'

const mapWith = (goal: string, northStar: string) =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation:
  name: Shop
  goals:
    revenue: { name: More commission${goal} }
slices: { shopper: { name: Shopper } }
streams:
  shop:
    name: Shop
    promise: You get it
    for: [shopper]
    trigger: Looks
    finishLine: Has it
    outcome: Happy
    northStar: { name: Conversion${northStar} }
revenueStreams:
  ads: { name: Advertising, amount: { amount: 10, currency: EUR, per: month }, shares: { shop: 25 } }
  commission: { name: Commission, amount: { amount: 100, currency: EUR }, shares: { shop: 60 } }
  interest: { name: Interest }
`,
    },
  ]).map

it('leads from the north-star over the goal to the revenue that it makes grow, with the part of the stream', () => {
  expect(chainOf(mapWith(', revenueStreams: [commission]', ', goal: revenue'), 'shop')).toEqual({
    northStar: 'Conversion',
    goal: { id: 'revenue', name: 'More commission', description: null },
    revenue: [
      {
        id: 'commission',
        name: 'Commission',
        viaGoal: true,
        perYear: { amount: 100, currency: 'EUR' },
        share: 60,
        ofStream: 60,
      },
      {
        id: 'ads',
        name: 'Advertising',
        viaGoal: false,
        perYear: { amount: 120, currency: 'EUR' },
        share: 25,
        ofStream: 30,
      },
    ],
    gaps: [],
  })
})

it('says where it is broken', () => {
  expect(chainOf(mapWith('', ', goal: revenue'), 'shop').gaps).toEqual([
    'The goal “More commission” names no `revenueStreams`: say how it makes money.',
  ])
  expect(chainOf(mapWith('', ''), 'shop').gaps).toEqual([
    'The north-star names no `goal` of the organisation: say which part of the strategy it serves.',
  ])
})
