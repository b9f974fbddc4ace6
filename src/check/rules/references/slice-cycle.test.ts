import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
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

test('a circle begins with the slice that the map names first, and a long one is cut', () => {
  const ids = [3, 1, 2, 9, 8, 7, 6, 5, 4, 0]
  const slices = ids.map((i) => `  s${i}: { name: S, within: s${(i + 1) % ids.length} }\n`).join('')
  expect(found(sliceCycle, `\nslices:\n  way-in: { name: W, within: s0 }\n${slices}`)).toEqual([
    '4:26 `s3` lies within itself: s3 → s4 → s5 → s6 → s7 → s8 → s9 → s0 → … → s3. Remove one `within`.',
  ])
})

test('20,000 slices within each other are no matter', () => {
  const slices = new Map(
    Array.from({ length: 20_000 }, (_, i) => [`s${i}`, { name: 'S', within: `s${i + 1}` }] as const),
  )
  const loaded = loadMap([])
  expect(sliceCycle.check({ ...loaded, map: { ...loaded.map, slices } })).toEqual([])
})
