import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { streamWithoutTeam } from './stream-without-team.ts'

test('reports running streams without a team once others have one', () => {
  const text = `
streams:
  ${card('shop')}
  ${card('sales', 'owner: Sales team')}
  ${card('north', 'owner: shared-team')}
  ${card('south', 'owner: shared-team')}
  ${card('next', 'lifecycle: emerging')}
  ${card('old', 'lifecycle: retired')}
teams:
  shop-team: { name: Shop team, stream: shop }
  shared-team: { name: Shared team }
`
  expect(found(streamWithoutTeam, text)).toEqual(['4:3 No team works for `sales`.'])
})
