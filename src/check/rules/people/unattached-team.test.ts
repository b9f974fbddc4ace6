import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { unattachedTeam } from './unattached-team.ts'

test('reports teams that neither name a stream nor own one', () => {
  const text = `
streams:
  ${card('shop', 'owner: one')}
  ${card('north', 'owner: two')}
  ${card('south', 'owner: two')}
teams:
  one: { name: One }
  two: { name: Two }
  three: { name: Three, stream: shop }
  four: { name: Four }
`
  expect(found(unattachedTeam, text)).toEqual(['10:3 The team `four` works for no stream.'])
})
