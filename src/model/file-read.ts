/** A file as it was read. After an edit, only the pieces that were touched are read again. */
import { piecesOf, type Piece } from './chunks.ts'
import { Lines } from './lines.ts'
import type { Chunk } from './entry.ts'
import { readPiece } from './read.ts'

interface PieceRead extends Piece {
  readonly chunk: Chunk
}

export interface FileRead {
  readonly text: string
  readonly lines: Lines
  readonly pieces: readonly PieceRead[]
}

const read = (piece: Piece, known: readonly PieceRead[]): PieceRead => {
  const same = known.find(({ section, text }) => section === piece.section && text === piece.text)
  return { ...piece, chunk: same?.chunk ?? readPiece(piece.text, piece.section) }
}

/** How many characters two texts have in common at their start; at their end, if they are compared `backwards`. */
export const inCommon = (a: string, b: string, most: number, backwards: boolean): number => {
  const isSame = (from: number, to: number): boolean =>
    backwards
      ? a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from)
      : a.slice(from, to) === b.slice(from, to)
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isSame(low, middle)) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Reads a text that differs from an earlier one within one section; null where more than that has changed.
 * What stands before and after is taken as it was.
 */
const reread = (text: string, earlier: FileRead): FileRead | null => {
  const shorter = Math.min(text.length, earlier.text.length)
  const start = inCommon(text, earlier.text, shorter, false)
  const end = inCommon(text, earlier.text, shorter - start, true)
  const { pieces } = earlier
  const first = pieces.findLastIndex(({ offset }) => offset < start)
  const after = pieces.findIndex(({ offset }, i) => i > first && offset >= earlier.text.length - end)
  const next = after < 0 ? pieces.length : after
  const section = pieces[first]?.section
  if (section == null || pieces.slice(first, next).some((one) => one.section !== section)) return null
  const from = (pieces[first] as PieceRead).offset
  const grown = text.length - earlier.text.length
  const to = next < pieces.length ? (pieces[next] as PieceRead).offset + grown : text.length
  // What lies between the last piece and one of another section is the header of that section.
  if (next < pieces.length && pieces[next]?.section !== section) return null
  const header = `${section}:\n`
  const region = piecesOf(header + text.slice(from, to))
  const indent = (piece: Piece): number => piece.text.search(/[^ ]/)
  const depth = indent(pieces[first] as PieceRead)
  if (region.some((one) => one.section !== section || indent(one) !== depth)) return null
  const known = pieces.slice(first, next)
  return {
    text,
    lines: new Lines(text),
    pieces: [
      ...pieces.slice(0, first),
      ...region.map((one) => read({ ...one, offset: one.offset - header.length + from }, known)),
      ...pieces.slice(next).map((one) => (grown === 0 ? one : { ...one, offset: one.offset + grown })),
    ],
  }
}

/** Reads a file, by what was read of it before. */
export const readFile = (text: string, earlier: FileRead | undefined): FileRead => {
  if (earlier?.text === text) return earlier
  const known = earlier?.pieces ?? []
  const inPart = earlier ? reread(text, earlier) : null
  if (inPart) return inPart
  const byText = new Map(known.map((one) => [one.text, one]))
  return {
    text,
    lines: new Lines(text),
    pieces: piecesOf(text).map((piece) => {
      const same = byText.get(piece.text)
      return read(piece, same ? [same] : [])
    }),
  }
}
