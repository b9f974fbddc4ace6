import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { goalNotMeasured } from './goal-not-measured.ts'

const map = (states: string): string => `
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    measuring:
      expectation: { within: 5 d }
      journeys:
        expectation: { within: 1 d }
        mix: { feature: 70, defect: 10, risk: 10, debt: 10 }
    targets:
      fast: { metric: flowTime.p85, atMost: 5 d }
      smooth: { metric: efficiency, atLeast: 25 % }
      paid: { metric: velocity, measured: journeys, atLeast: 100 }
  idle:
    name: Idle
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    measuring: { expectation: { within: 5 d } }
    targets:
      any: { metric: velocity, atLeast: 3 }
sources:
  board: { name: Board, kind: jira, stream: shop, states: ${states} }
`

test('reports goals without a source, and an efficiency that is not measured', () => {
  expect(found(goalNotMeasured, map('{ Build: active, Done: done }'))).toEqual([
    '17:7 The target `smooth` of `shop` can’t be judged: no source of the stream tells waiting from active, so there is no flow efficiency.',
    '18:7 The target `paid` of `shop` can’t be judged: no source measures customers’ journeys of the stream.',
    '28:7 The target `any` of `idle` can’t be judged: no source measures anything of the stream.',
    '13:9 The expectation of `shop` can’t be judged: no source measures customers’ journeys of the stream.',
    '26:18 The expectation of `idle` can’t be judged: no source measures anything of the stream.',
    '14:9 The target mix of `shop` can’t be judged: no source measures customers’ journeys of the stream.',
  ])
})

test('says nothing of an efficiency that is measured', () => {
  expect(
    found(goalNotMeasured, map('{ Ready: waiting, Build: active, Done: done }')).filter((one) =>
      one.includes('smooth'),
    ),
  ).toEqual([])
})
