import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { longNarration } from './long-narration.ts'

/** A map whose streams promise so many words each. */
const map = (...promises: number[]): string => `
organisation: { name: Shop }
slices: { all: { name: All } }
streams:
${promises
  .map(
    (words, i) =>
      `  s${i}: { name: S, promise: ${'word '.repeat(words)}, for: [all], trigger: T, finishLine: F, outcome: O }`,
  )
  .join('\n')}
`

test('stands on the stream at which the minute is over', () => {
  // “At Shop,” are 2 words, “S is for All” 4 of each stream.
  expect(found(longNarration, map(100, 40))).toEqual([])
  expect(found(longNarration, map(100, 41, 100))).toEqual([
    '6:3 To explain the map takes more than a minute (150 words): it is over by the time `s1` is told.',
  ])
})

test('stands on the organisation if its slices alone take a minute', () => {
  const names = `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: { name: Slice }`).join(', ')} }`
  expect(found(longNarration, `\norganisation: { name: Shop }\nslices: ${names}\n`)).toEqual([
    '2:1 To explain the map takes more than a minute (150 words).',
  ])
})

test('an empty map is told at once', () => {
  expect(found(longNarration, '')).toEqual([])
})
