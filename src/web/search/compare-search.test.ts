import { expect, test } from 'vitest'
import { changeOfSide, compareSearch, sideOf } from './compare-search.ts'

test('each side is read from the address, and nothing unknown', () => {
  const search = compareSearch({
    aStream: 'shop',
    bStream: 'pay',
    bFrom: '2026-05-01',
    aType: 'epic',
    view: 'load',
    by: 'year',
  })
  expect(sideOf(search, 'a')).toEqual({ stream: 'shop' })
  expect(sideOf(search, 'b')).toEqual({ stream: 'pay', from: '2026-05-01' })
  expect(search.view).toBe('load')
  expect(search.by).toBeUndefined()
})

test('a change of a side changes that side only', () => {
  expect(changeOfSide('b', { stream: 'pay', type: undefined })).toEqual({ bStream: 'pay', bType: undefined })
})
