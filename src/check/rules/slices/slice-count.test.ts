import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { sliceCount } from './slice-count.ts'

test('takes five side by side, whatever lies within them', () => {
  const text = `
slices:
  a: { name: A }
  b: { name: B }
  c: { name: C }
  d: { name: D }
  e: { name: E }
  f: { name: F, within: e }
`
  expect(found(sliceCount, text)).toEqual([])
})

test('stands on the sixth', () => {
  const text = `
slices:
  a: { name: A }
  b: { name: B }
  c: { name: C }
  d: { name: D }
  e: { name: E }
  f: { name: F }
  g: { name: G }
`
  expect(found(sliceCount, text)).toEqual(['8:3 The map has 7 slices side by side; 2 to 5 are expected.'])
})

test('asks of the only slice once it has evidence', () => {
  const text = `
slices:
  a: { name: A, evidence: { won: Ten deals } }
`
  expect(found(sliceCount, text)).toEqual(['3:3 `a` is the only slice; 2 to 5 are expected.'])
})

test('takes one slice without, and one with parts', () => {
  const text = `
slices:
  a: { name: A }
`
  expect(found(sliceCount, text)).toEqual([])
})
