import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, widthOf, wrap } from './text.ts'

const bare = (text: string): string => text.replace(/\s+/g, '')

describe('widthOf', () => {
  it('follows the widths of Helvetica', () => {
    expect(widthOf('mm', 10) / widthOf('ii', 10)).toBeCloseTo(833 / 222)
    expect(widthOf('ab', 20)).toBeCloseTo(2 * widthOf('ab', 10))
    expect(widthOf('ab', 10, true)).toBeGreaterThan(widthOf('ab', 10))
  })

  it('counts East Asian characters and emoji as wide, and marks as nothing', () => {
    expect(widthOf('価', 10)).toBe(widthOf('👍', 10))
    expect(widthOf('価', 10)).toBeGreaterThan(widthOf('m', 10))
    expect(widthOf('e\u0301', 10)).toBe(widthOf('e', 10))
  })
})

describe('wrap', () => {
  it.each([
    ['one two three', 200, undefined, ['one two three']],
    ['one two three', 60, undefined, ['one two', 'three']],
    ['one two three', 60, 1, ['one two…']],
    ['one two three', 60, 2, ['one two', 'three']],
    ['  much \n space\t', 200, undefined, ['much space']],
    ['', 60, undefined, []],
    ['価値の流れ', 36, undefined, ['価値', 'の流', 'れ']],
  ])('%j in %i', (text, width, lines, expected) => {
    expect(wrap(text, { width, size: 12, lines })).toEqual(expected)
  })

  it('loses nothing, and no line is wider than asked for unless it is one character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 12, max: 200 }),
        (text, width) => {
          const lines = wrap(text, { width, size: 12 })
          expect(bare(lines.join(''))).toBe(bare(text))
          for (const line of lines) {
            if (Array.from(new Intl.Segmenter().segment(line)).length > 1) {
              expect(widthOf(line, 12)).toBeLessThanOrEqual(width)
            }
          }
        },
      ),
    )
  })

  it('keeps to the number of lines, and says when it cut', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 1, max: 3 }), (text, most) => {
        const lines = wrap(text, { width: 60, size: 12, lines: most })
        const whole = wrap(text, { width: 60, size: 12 })
        expect(lines.length).toBe(Math.min(most, whole.length))
        expect(lines.at(-1)?.endsWith('…') ?? false).toBe(whole.length > most)
      }),
    )
  })
})

it('clip keeps what fits and cuts what does not', () => {
  expect(clip('short', 100, 12)).toBe('short')
  expect(clip('a very long name', 50, 12)).toBe('a very…')
})
