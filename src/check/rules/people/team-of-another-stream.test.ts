import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { teamOfAnotherStream } from './team-of-another-stream.ts'

test('reports an owner that works for another stream', () => {
  const text = `
streams:
  ${card('shop', 'owner: shop-team')}
  ${card('sales', 'owner: shop-team')}
  ${card('fleet', 'owner: free-team')}
  ${card('old', 'owner: shop-team, lifecycle: retired')}
teams:
  shop-team: { name: Shop team, stream: shop }
  free-team: { name: Free team }
`
  expect(found(teamOfAnotherStream, text)).toEqual([
    '4:95 `sales` is owned by the team `shop-team`, which works for `shop`.',
  ])
})
