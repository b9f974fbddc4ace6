import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { stageOutsideStream } from './stage-outside-stream.ts'

test('reports stages that are named and stages that the status names', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
slices: { all: { name: All } }
streams:
  shop:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [find, buy]
sources:
  clicks:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    measures: journeys
    states: { shipped: { state: waiting, stage: get }, get: active, bought: { state: done, stage: get }, find: active }
`
  expect(found(stageOutsideStream, text)).toEqual([
    '20:49 `get` is not a stage of `shop`, the stream of `clicks`.',
    '20:56 `get` is not a stage of `shop`, the stream of `clicks`.',
  ])
})

test('leaves delivery work, streams by rule and streams without stages alone', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
slices: { all: { name: All } }
streams:
  shop:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  sales:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [find]
sources:
  work:
    name: Board
    kind: csv
    stream: sales
    csv: { item: Key, time: At, state: Status }
    states: { get: active }
  rules:
    name: Board
    kind: csv
    stream: [{ is: sales }]
    csv: { item: Key, time: At, state: Status }
    measures: journeys
    states: { get: active }
  clicks:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    measures: journeys
    states: { get: active }
`
  expect(found(stageOutsideStream, text)).toEqual([])
})
