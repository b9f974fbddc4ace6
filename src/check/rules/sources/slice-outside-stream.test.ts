import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { sliceOutsideStream } from './slice-outside-stream.ts'

test('reports a slice that is neither inside nor around one that is served', () => {
  const text = `
slices:
  consumers: { name: Consumers }
  students: { name: Students, within: consumers }
  business: { name: Business }
streams:
  shop:
    name: Shopping
    promise: P
    for: [consumers]
    trigger: T
    finishLine: F
    outcome: O
sources:
  a:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    slice: business
  b:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    slice: students
  c:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    slice: consumers
  d:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    slice: [{ is: business }]
  e:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    slice: nothing
`
  expect(found(sliceOutsideStream, text)).toEqual([
    '20:12 `a` belongs to the slice `business`, which its stream `shop` does not serve.',
  ])
})
