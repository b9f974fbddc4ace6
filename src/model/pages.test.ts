import { expect, test } from 'vitest'
import { pageOf } from './pages.ts'

test.each([
  [['streams', 'shop'], '/streams/shop/card'],
  [['streams', 'shop', 'northStar', 'goal'], '/streams/shop/card'],
  [['grid', 'consumer', 'compare', 'intent'], '/map/grid?slice=consumer&stage=compare'],
  [['grid'], '/map/grid'],
  [['journey', 'stages', 'compare', 'name'], '/map/contents/stages/compare'],
  [['organisation', 'goals', 'trust'], '/map/contents/goals/trust'],
  [['organisation', 'name'], '/map/contents#organisation'],
  [['events', 'order.delivered'], '/map/contents/events/order.delivered'],
  [['interfaces', 'a/b?', 'sla'], '/map/contents/interfaces/a%2Fb%3F'],
  [[], null],
])('%j → %s', (path, page) => expect(pageOf(path)).toBe(page))
