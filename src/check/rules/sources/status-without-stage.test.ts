import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { statusWithoutStage } from './status-without-stage.ts'

test('asks of journeys which stage a status belongs to', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
sources:
  clicks:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    measures: journeys
    states: { view: active, 'cart*': waiting, find: active, paid: { state: active, stage: buy }, got: done, lost: canceled }
  work:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { Open: active }
`
  expect(found(statusWithoutStage, text)).toEqual([
    '10:15 `clicks` measures journeys, and does not say which stage of the journey `view` belongs to.',
    '10:29 `clicks` measures journeys, and does not say which stage of the journey `cart*` belongs to.',
  ])
})

test('asks for the journey first where there is none', () => {
  const text = `
sources:
  clicks:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    measures: journeys
    states: { view: active }
`
  expect(found(statusWithoutStage, text)).toEqual([
    '9:15 `clicks` measures journeys, and does not say which stage of the journey `view` belongs to.',
  ])
})
