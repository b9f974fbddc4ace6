import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { unmappedDate } from './unmapped-date.ts'

test('reports each date column whose status has no meaning', () => {
  const text = `
sources:
  table:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, dates: { Opened: Open, Resolved: resolved, Closed: closed } }
    states: { open: active, 'res*': done }
  bare:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, dates: { Closed: done } }
`
  expect(found(unmappedDate, text)).toEqual([
    '7:74 The dates of `Closed` enter the status `closed`, which `states` of `table` gives no meaning.',
  ])
})
