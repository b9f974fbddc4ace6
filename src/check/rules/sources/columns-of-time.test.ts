import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { columnsOfTime } from './columns-of-time.ts'

test('asks for time or dates', () => {
  const text = `
sources:
  none:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, state: Status }
  log:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
  table:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, dates: { Closed: done } }
`
  expect(found(columnsOfTime, text)).toEqual(['7:10 `none` does not say which column holds the time.'])
})
