import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noStates } from './no-states.ts'

test('asks unless the log itself says it', () => {
  const text = `
sources:
  none:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
  journeys:
    name: Shop
    kind: csv
    measures: journeys
    stream: shop
    csv: { item: Key, time: At, state: Status }
  mapped:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { Done: done }
  ended:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    finish: lastEvent
  runs:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, activity: What, lifecycle: Step }
`
  expect(found(noStates, text)).toEqual([
    '3:3 `none` does not say what its statuses mean: nothing of it can be measured.',
    '8:3 `journeys` does not say what its statuses mean: of its journeys paths and conversions can be measured, but neither flow time nor load nor waits.',
  ])
})
