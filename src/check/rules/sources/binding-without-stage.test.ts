import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { bindingWithoutStage } from './binding-without-stage.ts'

test('asks for the stage of what puts journeys in progress', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
events:
  seen: { name: Seen, state: active }
  held: { name: Held, types: [find, other], state: paused }
  buy: { name: Buy, state: active }
  bought: { name: Bought, state: done }
  noted: { name: Noted, state: keep }
  paid: { name: Paid }
  placed: { name: Placed, stage: buy, state: waiting }
`
  expect(found(bindingWithoutStage, text)).toEqual([
    '4:30 `seen` makes journeys `active`, and does not say in which stage.',
    '5:52 `held` makes journeys `paused`, and does not say in which stage.',
  ])
})
