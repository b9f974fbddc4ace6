/** Replacing parts of a text, and keeping account of which parts of the original are still there. */

/** The characters from `from` up to `to` (offsets in UTF-16 units) are replaced by `text`. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A text in the making: parts of the original (by offset), and text that is new. */
export type Piece = { readonly from: number; readonly to: number } | { readonly text: string }

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.to - piece.from)

const part = (piece: Piece, start: number, end: number): Piece =>
  'text' in piece
    ? { text: piece.text.slice(start, end) }
    : { from: piece.from + start, to: piece.from + end }

/** Splices in the order of the text. Those that insert at one place keep the order in which they were given. */
const inOrder = (splices: readonly Splice[]): Splice[] =>
  [...splices].sort((a, b) => a.from - b.from || a.to - b.to)

/** @param splices must not overlap. */
export const spliced = (text: string, splices: readonly Splice[]): string => {
  let at = 0
  let result = ''
  for (const splice of inOrder(splices)) {
    result += text.slice(at, splice.from) + splice.text
    at = splice.to
  }
  return result + text.slice(at)
}

/** The same as {@link spliced}, on pieces. Offsets are those of the text that the pieces make up. */
export const splicedPieces = (pieces: readonly Piece[], splices: readonly Splice[]): Piece[] => {
  const result: Piece[] = []
  let offset = 0
  let next = 0
  const ordered = inOrder(splices)
  for (const piece of pieces) {
    const end = offset + lengthOf(piece)
    let at = offset
    for (let splice = ordered[next]; splice && splice.from < end; splice = ordered[++next]) {
      if (splice.from > at) result.push(part(piece, at - offset, splice.from - offset))
      if (splice.text !== '' && splice.from >= offset) result.push({ text: splice.text })
      at = Math.max(at, Math.min(splice.to, end))
      // What it removes may go on in the next piece.
      if (splice.to > end) break
    }
    if (at < end) result.push(part(piece, at - offset, end - offset))
    offset = end
  }
  for (const splice of ordered.slice(next)) {
    if (splice.text !== '' && splice.from >= offset) result.push({ text: splice.text })
  }
  return result
}

/** What has to be done to an original of this length to get what the pieces make up. */
export const splicesOf = (length: number, pieces: readonly Piece[]): Splice[] => {
  const result: Splice[] = []
  let at = 0
  let text = ''
  const until = (from: number): void => {
    if (from > at || text !== '') result.push({ from: at, to: from, text })
    text = ''
  }
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text
    else if (piece.to > piece.from) {
      until(piece.from)
      at = piece.to
    }
  }
  until(length)
  return result
}
