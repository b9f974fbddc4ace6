import { expect, test } from 'vitest'
import type { MapFile } from '../../model/schema.ts'
import { Things } from '../map/things.ts'
import { referrersTo } from './referrers.ts'

const things = new Things({
  organisation: { goals: { trust: { name: 'Trust' } } },
  slices: { shop: { name: 'Shoppers', outcome: { when: 'W', proof: 'order.delivered' } } },
  events: { 'order.delivered': { name: 'Delivered' }, 'order.placed': { name: 'Placed' } },
  streams: {
    shop: {
      name: 'Shop',
      for: ['shop'],
      northStar: { name: 'N', logic: 'reached(order.delivered) / started', goal: 'trust' },
      reliesOn: ['pay'],
      boundaries: { billing: { choice: 'shared', with: 'pay' } },
    },
    pay: { name: 'Pay', kind: 'supporting', for: ['shop'] },
  },
  revenueStreams: { commission: { name: 'Commission', shares: { shop: 100 } } },
  decisions: { split: { kind: 'split', about: ['shop'] } },
} as unknown as MapFile)

test.each([
  ['event', 'order.delivered', ['slices.shop', 'streams.shop']],
  ['event', 'order.placed', []],
  ['goal', 'trust', ['streams.shop']],
  ['supporting stream', 'pay', ['streams.shop']],
  ['slice', 'shop', ['streams.shop', 'streams.pay', 'decisions.split']],
  ['stream', 'shop', ['streams.pay', 'revenueStreams.commission', 'decisions.split']],
] as const)('what refers to the %s %s', (kind, id, paths) => {
  const thing = things.find([kind], id)
  expect(thing && referrersTo(thing, things).map(({ path }) => path.join('.'))).toEqual(paths)
})
