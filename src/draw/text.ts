/**
 * How much room text takes, without asking a font: widths are those of Helvetica (which Arial, Liberation
 * Sans and most system fonts come near), with a margin. So a drawing is the same on every machine.
 */

/** Widths of the characters from space to `~`, in thousandths of the size [Adobe font metrics of Helvetica]. */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
] as const

/** Some system fonts run wider than Helvetica; DejaVu Sans is the widest of the common ones. */
const MARGIN = 1.16
const BOLD = 1.07

/** East Asian characters and emoji are as wide as they are high. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\ufe00-\ufe0f]/u

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const widthOfCharacter = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  if (code >= 32 && code <= 126) return ASCII[code - 32] ?? 600
  if (code < 0x1100) return WITHOUT_WIDTH.test(character) ? 0 : 620
  return WITHOUT_WIDTH.test(character) ? 0 : WIDE.test(character) ? 1000 : 700
}

/** Width of text on one line, in the unit of the size. */
export const widthOf = (text: string, size: number, bold = false): number => {
  let sum = 0
  for (const character of text) sum += widthOfCharacter(character)
  return (sum / 1000) * size * MARGIN * (bold ? BOLD : 1)
}

interface Fitting {
  readonly width: number
  readonly size: number
  readonly bold?: boolean
  /** At most this many lines; what does not fit ends in “…”. */
  readonly lines?: number
}

/** What is not torn apart: a word, or a single character where the script has no spaces. */
interface Piece {
  readonly text: string
  readonly spaceBefore: boolean
}

const split = (word: string): string[] => Array.from(graphemes.segment(word), ({ segment }) => segment)

/** The words of a text; a word that is wider than a line comes in its characters. */
const piecesOf = (text: string, { width, size, bold }: Fitting): Piece[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) =>
      (WIDE.test(word) || widthOf(word, size, bold) > width ? split(word) : [word]).map((piece, at) => ({
        text: piece,
        spaceBefore: at === 0,
      })),
    )

const withEllipsis = (line: string, { width, size, bold }: Fitting): string => {
  const characters = split(line.trimEnd())
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size, bold) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** A text in lines that fit a width. Never more lines than asked for; whatever does not fit ends in “…”. */
export const wrap = (text: string, fitting: Fitting): string[] => {
  const { width, size, bold, lines: most = Number.POSITIVE_INFINITY } = fitting
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text, fitting)) {
    const longer = line === '' || !piece.spaceBefore ? line + piece.text : `${line} ${piece.text}`
    if (line === '' || widthOf(longer, size, bold) <= width) {
      line = longer
      continue
    }
    if (lines.length + 1 === most) return [...lines, withEllipsis(`${longer} `, fitting)]
    lines.push(line)
    line = piece.text
  }
  return line === '' ? lines : [...lines, line]
}

/** A text on one line; what does not fit ends in “…”. */
export const clip = (text: string, width: number, size: number, bold = false): string =>
  wrap(text, { width, size, bold, lines: 1 })[0] ?? ''
