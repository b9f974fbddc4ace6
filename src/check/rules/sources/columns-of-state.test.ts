import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { columnsOfState } from './columns-of-state.ts'

test('asks for state, activity or dates', () => {
  const text = `
sources:
  none:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At }
  log:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
  activities:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, activity: What }
  table:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, dates: { Closed: done } }
`
  expect(found(columnsOfState, text)).toEqual([
    '7:10 `none` does not say which column holds the status or the activity.',
  ])
})
