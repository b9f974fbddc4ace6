import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { invalidLogic } from './invalid-logic.ts'

test('stands on the part of the text that is wrong, however it is quoted', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find } } }
events: { paid: { name: Paid }, order.delivered: { name: Delivered } }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: N, logic: reachd(order.delivered) / started }
    metrics:
      half: { name: M, logic: "reached(paid) /" }
      folded:
        name: M
        logic: >-
          reached(paid) /
          strted
      fine: { name: M, logic: 'reached(paid) / started' }
    guardrails:
      sum: { name: G, holds: "p85(time(paid, order.delivered)) + started <= 5 d" }
      truth: { name: G, holds: reached(paid) / started }
    serviceLevels:
      up: { name: U, about: availability, holds: availability(find) >= 99.9 d }
`
  expect(found(invalidLogic, text)).toEqual([
    '13:34 There is no quantity `reachd`. Did you mean `reached`?',
    '15:46 A quantity is missing after `/`.',
    '20:11 There is no quantity `strted`. Did you mean `started`?',
    `23:31 A duration can't be added to a count.`,
    '24:32 This is a ratio; something that holds or does not hold is expected.',
    `26:50 A ratio can't be compared with a duration.`,
  ])
})

test('leaves unknown events and stages to MR101', () => {
  const text = `
slices: { all: { name: All } }
streams:
  ${card('shop', 'northStar: { name: N, logic: reached(order.delivered) / started }, serviceLevels: { up: { name: U, about: availability, holds: availability(find) >= 99 % } }')}
`
  expect(found(invalidLogic, text)).toEqual([])
})
