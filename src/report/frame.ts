/** Lines of a text with the place that is meant underlined. */
import type { Place } from '../model/place.ts'

/** A line longer than this is cut around the place that is meant. */
const WIDEST = 120

/** What stands in a file must not steer the terminal. */
export const plain = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ')

/** Characters that take two columns of a terminal: of East Asian scripts, and most emoji. */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]$/u

/** The text with each character replaced by as many marks as it has columns. */
const asColumns = (text: string, mark: string): string =>
  [...text].map((one) => (/\p{M}|\u200D/u.test(one) ? '' : WIDE.test(one) ? mark + mark : mark)).join('')

export interface Frame {
  readonly number: string
  readonly line: string
  readonly caret: string
}

/** The line on which something starts, and its underline; nothing if there is no such line. */
const frameOf = (place: Place, whole: string | undefined): Frame | null => {
  if (whole === undefined) return null
  const from = Math.max(0, Math.min(place.column - 1 - WIDEST / 2, whole.length - WIDEST))
  const line = plain(whole.slice(from, from + WIDEST))
  const start = Math.max(0, place.column - 1 - from)
  const end = place.endLine === place.line ? place.endColumn - 1 - from : line.length
  const caret = asColumns(line.slice(start, end), '^') || '^'
  return { number: String(place.line), line, caret: asColumns(line.slice(0, start), ' ') + caret }
}

/** Gives the frames of places in these texts; a text is cut into lines once. */
export const framesOf = (texts: ReadonlyMap<string, string>): ((place: Place) => Frame | null) => {
  const known = new Map<string, readonly string[]>()
  return (place) => {
    const lines = known.get(place.file) ?? texts.get(place.file)?.split(/\r?\n/) ?? []
    known.set(place.file, lines)
    return frameOf(place, lines[place.line - 1])
  }
}
