import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { unknownReference } from './unknown-reference.ts'

test('names the reference, what was probably meant and what there is', () => {
  const text = `
slices:
  consumers: { name: Consumers }
streams:
  shop:
    name: Shopping
    promise: P
    for: [consumer]
    trigger: T
    finishLine: F
    outcome: O
    reliesOn: [payments]
`
  expect(found(unknownReference, text)).toEqual([
    '8:11 There is no slice `consumer`. Did you mean `consumers`?',
    '12:16 There is no supporting stream `payments`.',
  ])
})

test('reports each kind of reference', () => {
  const text = `
organisation: { name: Shop, goals: { growth: { name: Growth } } }
slices:
  business: { name: Business, within: all }
streams:
  shop:
    name: Shopping
    promise: P
    for: [business]
    trigger: T
    finishLine: F
    outcome: O
    stages: [find]
    northStar: { name: Conversion, goal: grow }
sources:
  board:
    name: Board
    kind: csv
    stream: shopp
    csv: { item: Key, time: At, state: Status }
    slice:
      - { when: { team: A }, is: teams }
    measures: journeys
    states: { Open: { state: active, stage: finding } }
`
  expect(found(unknownReference, text)).toEqual([
    '4:39 There is no slice `all`.',
    '13:14 There is no stage `find`.',
    '14:42 There is no goal `grow`. Did you mean `growth`?',
    '19:13 There is no stream `shopp`. Did you mean `shop`?',
    '22:34 There is no slice `teams`.',
    '24:45 There is no stage `finding`.',
  ])
})

test('is silent where all is known', () => {
  const text = `
slices:
  consumers: { name: Consumers }
streams:
  shop:
    name: Shopping
    promise: P
    for: [consumers]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(unknownReference, text)).toEqual([])
})
