import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noDone } from './no-done.ts'

test('asks for a status that is done', () => {
  const text = `
sources:
  a:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { Ready: waiting, Open: active }
  b:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { Closed: { state: done } }
  c:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    finish: lastEvent
    states: { Open: active }
  d:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
`
  expect(found(noDone, text)).toEqual([
    '8:5 No status of `a` means `done`: flow velocity and flow time will stay empty.',
  ])
})
