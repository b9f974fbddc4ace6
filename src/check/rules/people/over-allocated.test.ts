import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { overAllocatedPerson } from './over-allocated.ts'

test('reports people whose shares are more than a full-time job', () => {
  const text = `
streams:
  ${card('shop')}
teams:
  one: { name: One, stream: shop, members: [{ person: anna, share: 60 }, { person: bo, share: 60 }, { count: 4, share: 100 }] }
  two: { name: Two, members: [{ person: bo, share: 40 }, { person: anna, share: 50 }] }
`
  expect(found(overAllocatedPerson, text)).toEqual([
    '6:58 `anna` is counted at 110 %: 60 % in `one` and 50 % in `two`.',
  ])
})
