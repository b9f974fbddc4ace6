import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { endDate } from './end-date.ts'

test('reports dates and projects in names, and end dates in the texts', () => {
  const text = `
slices: { all: { name: All } }
streams:
  a:
    name: Checkout 2027
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
  b:
    name: Checkout Project
    promise: P
    for: [all]
    trigger: T
    finishLine: Live by the end of Q3
    outcome: O
  c:
    name: Payments phase 2
    promise: All shops are moved until 31.12.2027
    for: [all]
    trigger: Before June 2027
    finishLine: F
    outcome: O
`
  expect(found(endDate, text)).toEqual([
    '5:11 `name` of `a` names a date (`2027`): a stream is kept up without an end.',
    '12:11 `name` of `b` reads as a project (`Project`): a stream is kept up without an end.',
    '16:17 `finishLine` of `b` names a date (`by the end of Q3`): a stream is kept up without an end.',
    '19:11 `name` of `c` reads as a project (`phase 2`): a stream is kept up without an end.',
    '20:14 `promise` of `c` names a date (`until 31.12.2027`): a stream is kept up without an end.',
    '22:14 `trigger` of `c` names a date (`Before June 2027`): a stream is kept up without an end.',
  ])
})

test('takes numbers and words that are no end', () => {
  const text = `
slices: { all: { name: All } }
streams:
  a:
    name: Projection screens
    promise: Goods arrive by 12 o’clock, before the shopper asks
    for: [all]
    trigger: T
    finishLine: The parcel of the project is signed for by a person
    outcome: It is paid until the shopper may return it
`
  expect(found(endDate, text)).toEqual([])
})
