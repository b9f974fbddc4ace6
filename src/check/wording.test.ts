import { expect, test } from 'vitest'
import { named } from './wording.ts'

test.each([
  [[], ''],
  [['a'], '`a`'],
  [['a', 'b'], '`a` and `b`'],
  [['a', 'b', 'c'], '`a`, `b` and `c`'],
  [[...'abcdef'], '`a`, `b`, `c`, `d`, `e` and `f`'],
  [[...'abcdefg'], '`a`, `b`, `c`, `d`, `e` and 2 more'],
])('%j', (ids, words) => {
  expect(named(ids)).toBe(words)
})
