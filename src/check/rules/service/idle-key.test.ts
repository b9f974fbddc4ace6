import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { idleKey } from './idle-key.ts'

test('finds keys that belong to another kind of service level', () => {
  const levels = [
    'a: { name: A, about: availability, objective: 99, over: 7 d, capacity: 10 }',
    'b: { name: B, about: degradation, slow: 5 min, over: 7 d }',
    'c: { name: C, about: isolation, never: [{ unique: order }] }',
  ]
  const text = `
slices: { all: { name: All } }
streams:
  ${card('shop', `serviceLevels: { ${levels.join(', ')} }`)}
`
  expect(found(idleKey, text).map((one) => one.replace(/^\S+ /, ''))).toEqual([
    '`a` of `shop` is about availability; `capacity` belongs to one about capacity, and has no effect here.',
    '`b` of `shop` is about degradation; `over` belongs to one about availability, and has no effect here.',
  ])
})
