import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noWaiting } from './no-waiting.ts'

test('says which of the two is missing', () => {
  const text = `
sources:
  a:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { Open: active, Closed: done }
  b:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { Queue: waiting, Closed: done }
  c:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { Hold: paused, Open: { state: active }, Closed: done }
  d:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: {}
  e:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, activity: What, lifecycle: Step }
    states: { Open: active }
`
  expect(found(noWaiting, text)).toEqual([
    '8:5 No status of `a` means `waiting`: its flow efficiency will be "not configured".',
    '14:5 No status of `b` means `active`: its flow efficiency will be "not configured".',
  ])
})
