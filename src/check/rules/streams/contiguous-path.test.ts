import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { contiguousPath } from './contiguous-path.ts'

test('reports a gap, a way back and a stage named twice', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
slices: { all: { name: All } }
streams:
  gap:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [find, get]
  back:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [buy, find]
  twice:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [buy, buy, get]
`
  expect(found(contiguousPath, text)).toEqual([
    '12:20 The path of `gap` jumps from `find` to `get`: `buy` lies between. A stream covers contiguous stages.',
    '20:19 The path of `back` goes from `buy` back to `find`: name the stages in the order of the journey, each once.',
    '28:19 The path of `twice` goes from `buy` back to `buy`: name the stages in the order of the journey, each once.',
  ])
})

test('takes any contiguous part', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
slices: { all: { name: All } }
streams:
  whole:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [find, buy, get]
  end:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [buy, get]
  one:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [buy]
  none:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(contiguousPath, text)).toEqual([])
})

test('leaves stages that are unknown to MR101', () => {
  const text = `
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
slices: { all: { name: All } }
streams:
  shop:
    name: Shopping
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [find, bye, get]
`
  expect(found(contiguousPath, text)).toEqual([])
})
