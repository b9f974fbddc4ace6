import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { unservedGoal } from './unserved-goal.ts'

test('asks once a north-star serves a goal', () => {
  const text = `
organisation:
  name: Shop
  goals:
    growth: { name: Growth }
    trust: { name: Trust }
    past: { name: Past }
    pace: { name: Pace }
slices: { all: { name: All } }
streams:
  ${card('shop', 'northStar: { name: N, goal: growth }')}
  ${card('old', 'lifecycle: retired, northStar: { name: N, goal: past }')}
  ${card('pay', 'kind: supporting, northStar: { name: N, goal: pace }')}
`
  expect(found(unservedGoal, text)).toEqual([
    '6:5 No north-star serves the goal `trust`: no stream is run for it.',
    '7:5 No north-star serves the goal `past`: no stream is run for it.',
  ])
})

test('is silent while none does', () => {
  const text = `
organisation: { name: Shop, goals: { growth: { name: Growth } } }
`
  expect(found(unservedGoal, text)).toEqual([])
})
