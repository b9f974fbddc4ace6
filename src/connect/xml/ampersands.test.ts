import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Ampersands } from './ampersands.ts'

/** The text after it went through in these pieces. */
const through = (...pieces: string[]): string => {
  const ampersands = new Ampersands()
  return pieces.map((piece) => ampersands.push(piece)).join('') + ampersands.end()
}

describe('ampersands that begin no reference are marked, all else stays', () => {
  test.each([
    ['a="R&D" b="x;y"', 'a="R&;D" b="x;y"'],
    ['AT&T; & more;', 'AT&T; &; more;'],
    ['&amp;&lt;&#38;&#x26;&eacute;&x.y-z;', '&amp;&lt;&#38;&#x26;&eacute;&x.y-z;'],
    ['&&amp;&', '&;&amp;&;'],
    ['&;&1;&#;&#xg;', '&;;&;1;&;#;&;#xg;'],
    ['<![CDATA[R&D]]>R&D', '<![CDATA[R&D]]>R&;D'],
    ['<!-- R&D -- > & --> & <?x & ?> &', '<!-- R&D -- > & --> &; <?x & ?> &;'],
    ['a < b & c', 'a < b &; c'],
    ['<!DOCTYPE log [<!ENTITY a "&b;">]>&a;', '<!DOCTYPE log [<!ENTITY a "&b;">]>&a;'],
    [`&${'n'.repeat(100)};&${'n'.repeat(100)} `, `&${'n'.repeat(100)};&;${'n'.repeat(100)} `],
  ])('%s', (text, expected) => {
    expect(through(text)).toBe(expected)
  })
})

test('wherever the text is cut into pieces, the same comes out', () => {
  const special = '& &amp; &#10; n ; <!-- --> <![CDATA[ ]]> <? ?> < > - x&y;'
  const part = fc.constantFrom(' ', ...special.split(' '))
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 40 }),
      fc.array(fc.nat(120), { maxLength: 12 }),
      (parts, cuts) => {
        const text = parts.join('')
        const at = [
          0,
          ...cuts.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b),
          text.length,
        ]
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end))
        expect(through(...pieces)).toBe(through(text))
      },
    ),
    { numRuns: 500 },
  )
})
