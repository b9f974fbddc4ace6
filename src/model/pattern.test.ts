import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, matchesPattern } from './pattern.ts'

/** Parts of a pattern; each with whether a wider pattern has a `*` in its place, and a text that it matches. */
const parts = fc.array(
  fc.record({
    part: fc.constantFrom('a', 'B', '.', '*'),
    widened: fc.boolean(),
    any: fc.stringMatching(/^[ab.*\n]{0,3}$/),
  }),
  { maxLength: 8 },
)

test('a pattern matches whole texts, whatever upper and lower case', () => {
  expect(matchesPattern('security-*', 'Security-Review')).toBe(true)
  expect(matchesPattern('review', 'code review')).toBe(false)
  expect(matchesPattern('a.c', 'abc')).toBe(false)
  expect(matchesPattern('*', 'two\nlines')).toBe(true)
})

test('a pattern covers another one that it widens, and matches all that the other matches', () => {
  fc.assert(
    fc.property(parts, (all) => {
      const narrow = all.map(({ part }) => part).join('')
      const wide = all.map(({ part, widened }) => (widened ? '*' : part)).join('')
      const text = all.map(({ part, any }) => (part === '*' ? any : part)).join('')
      expect(covers(wide, narrow)).toBe(true)
      expect(matchesPattern(narrow, text) && matchesPattern(wide, text)).toBe(true)
    }),
  )
})

test('a pattern that does not cover another one misses something that the other matches', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const wide = one.map(({ part }) => part).join('')
      const narrow = other.map(({ part }) => part).join('')
      fc.pre(!covers(wide, narrow))
      // What a `*` stands for may be any text, so also one that the wide pattern can't name.
      const text = narrow.replaceAll('*', '\u0000')
      return matchesPattern(narrow, text) && !matchesPattern(wide, text)
    }),
  )
})
