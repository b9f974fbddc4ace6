import { describe, expect, it } from 'vitest'
import { durationInWords } from './duration.ts'

describe('durations in words', () => {
  it.each([
    [null, '–'],
    [0, '0 s'],
    [59.94, '59.9 s'],
    [90, '1.5 min'],
    [3600, '1 h'],
    [86_400, '1 day'],
    [277_000, '3.2 days'],
    [14_254_218, '165 days'],
    [1_275_868_800, '14,767 days'],
  ])('%s → %s', (seconds, expected) => expect(durationInWords(seconds)).toBe(expected))
})
