import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spliced, splicedPieces, splicesOf, type Piece, type Splice } from './splice.ts'

/** Random splices of a text of this length that do not overlap. */
const splicesIn = (length: number): fc.Arbitrary<Splice[]> =>
  fc
    .tuple(
      fc.array(fc.nat(length), { maxLength: 8 }),
      fc.array(fc.string({ maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    )
    .map(([offsets, texts]) => {
      const sorted = offsets.sort((a, b) => a - b)
      return texts.flatMap((text, i): Splice[] => {
        const [from, to] = [sorted[2 * i], sorted[2 * i + 1]]
        return from === undefined || to === undefined ? [] : [{ from, to, text }]
      })
    })

test('pieces say what is spliced in one step after the other, as one step', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 30 }).chain((text) => fc.tuple(fc.constant(text), splicesIn(text.length))),
      fc.infiniteStream(fc.nat(1000)),
      fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }),
      ([original, first], numbers, texts) => {
        let pieces: Piece[] = splicedPieces([{ from: 0, to: original.length }], first)
        let text = spliced(original, first)
        for (const inserted of texts) {
          const [a, b] = [numbers.next().value, numbers.next().value].map((n) => n % (text.length + 1))
          const splice = { from: Math.min(a ?? 0, b ?? 0), to: Math.max(a ?? 0, b ?? 0), text: inserted }
          pieces = splicedPieces(pieces, [splice])
          text = spliced(text, [splice])
        }
        expect(spliced(original, splicesOf(original.length, pieces))).toBe(text)
      },
    ),
  )
})

test('what is not touched is in no splice', () => {
  const pieces = splicedPieces(splicedPieces([{ from: 0, to: 10 }], [{ from: 2, to: 4, text: 'new' }]), [
    { from: 9, to: 9, text: '!' },
  ])
  expect(splicesOf(10, pieces)).toEqual([
    { from: 2, to: 4, text: 'new' },
    { from: 8, to: 8, text: '!' },
  ])
  expect(splicesOf(3, [{ from: 0, to: 3 }])).toEqual([])
})
