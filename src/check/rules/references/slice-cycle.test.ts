import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { sliceCycle } from './slice-cycle.ts'

test('reports each circle once, with the way round', () => {
  const text = `
slices:
  a: { name: A, within: b }
  b: { name: B, within: c }
  c: { name: C, within: a }
  d: { name: D, within: a }
  e: { name: E, within: e }
`
  expect(found(sliceCycle, text)).toEqual([
    '3:25 `a` lies within itself: a → b → c → a. Remove one `within`.',
    '7:25 `e` lies within itself: e → e. Remove one `within`.',
  ])
})

test('takes nested slices', () => {
  const text = `
slices:
  a: { name: A }
  b: { name: B, within: a }
  c: { name: C, within: b }
`
  expect(found(sliceCycle, text)).toEqual([])
})
