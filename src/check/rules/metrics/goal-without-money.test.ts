import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { goalWithoutMoney } from './goal-without-money.ts'

test('asks once another goal names its revenue, and proposes what the streams have a share of', () => {
  const text = `
organisation:
  name: Shop
  goals:
    growth: { name: Growth, revenueStreams: [sales] }
    trust: { name: Trust }
    pace: { name: Pace }
    reach: { name: Reach }
slices: { all: { name: All } }
revenueStreams: { sales: { name: Sales, shares: { shop: 50 } }, fees: { name: Fees, shares: { club: 50, pay: 50 } } }
streams:
  ${card('shop', 'northStar: { name: N, goal: growth }')}
  ${card('club', 'northStar: { name: N, goal: trust }')}
  ${card('lab', 'northStar: { name: N, goal: reach }')}
  ${card('pay', 'kind: supporting, northStar: { name: N, goal: pace }')}
`
  expect(found(goalWithoutMoney, text)).toEqual([
    '6:5 `club` serves the goal `trust`, which does not say how it makes money.',
    '8:5 `lab` serves the goal `reach`, which does not say how it makes money.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(goalWithoutMoney.check(loaded).map(({ fix }) => fix)).toEqual([
    {
      title: 'Name `fees`, of which `club` has a share',
      safe: false,
      changes: [{ op: 'set', path: ['organisation', 'goals', 'trust', 'revenueStreams'], value: ['fees'] }],
    },
    undefined,
  ])
})

test('is silent while none does', () => {
  const text = `
organisation: { name: Shop, goals: { growth: { name: Growth } } }
slices: { all: { name: All } }
streams:
  ${card('shop', 'northStar: { name: N, goal: growth }')}
`
  expect(found(goalWithoutMoney, text)).toEqual([])
})
