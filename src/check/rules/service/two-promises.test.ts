import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { twoPromises } from './two-promises.ts'

test('compares the number of a service level with that of its condition', () => {
  const levels = [
    'a: { name: A, about: availability, objective: 99.9, holds: availability(buy) >= 99.5 % }',
    'b: { name: B, about: availability, objective: 99.9, holds: availability(buy) >= 99.9 % }',
    'c: { name: C, about: availability, objective: 99.9, holds: started > 0 }',
    'd: { name: D, about: capacity, capacity: 10, holds: inFlight <= 20 }',
    'e: { name: E, about: capacity, capacity: 10, holds: 10 >= inFlight }',
  ]
  const text = `
slices: { all: { name: All } }
journey: { stages: { buy: { name: Buy } } }
streams:
  ${card('shop', `serviceLevels: { ${levels.join(', ')} }`)}
`
  expect(found(twoPromises, text).map((one) => one.replace(/^\S+ /, ''))).toEqual([
    '`a` of `shop` has the `objective` 99.9 %, and its condition `availability(buy) >= 99.5 %` demands 99.5 %.',
    '`d` of `shop` has the `capacity` 10, and its condition `inFlight <= 20` demands 20.',
  ])
})
