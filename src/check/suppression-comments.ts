/**
 * Finds the comments that silence rules: `# millrace-ignore MR203, MR210: the reason`.
 *
 * At the end of a line, a comment covers the problems that start on this line. On a line of its own, it
 * covers the next line that says something, and all that is indented under it: above the id of a stream,
 * the whole stream.
 */
import { Lexer } from 'yaml'
import { piecesOf } from '../model/chunks.ts'
import { Lines, type Range } from '../model/lines.ts'
import type { Place, TextEdit } from '../model/place.ts'

export const MARKER = 'millrace-ignore'

/** A code in a comment, and where it stands. */
export interface NamedCode {
  readonly code: string
  readonly place: Place
}

export interface SuppressionComment {
  readonly place: Place
  readonly codes: readonly NamedCode[]
  /** Where the codes stand, or would stand. */
  readonly codesPlace: Place
  readonly reason: string | null
  /** First and last line on which the problems start that it covers; null at the end of the text. */
  readonly covers: readonly [from: number, to: number] | null
  /** Takes the comment out of the text, with its line if it has one of its own. */
  readonly removal: TextEdit
}

const DIRECTIVE = /^#+[ \t]*millrace-ignore(?![\w-])(?<codes>[^:]*)(?::(?<reason>.*))?$/

/** Marks of the lexer that stand for no text: start of a document, end of a flow collection, start of a scalar. */
const DOCUMENT = '\u0002'
const FLOW_END = '\u0018'
const SCALAR = '\u001F'

/** The comments of a piece of YAML that hold the marker. What looks like one inside of a text is none. */
function* commentsIn(
  text: string,
  offset: number,
): Generator<{ readonly from: number; readonly text: string }> {
  let at = offset
  let isScalar = false
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && (token === DOCUMENT || token === FLOW_END)) continue
    if (!isScalar && token === SCALAR) {
      isScalar = true
      continue
    }
    if (!isScalar && token.startsWith('#') && token.includes(MARKER))
      yield { from: at, text: token.trimEnd() }
    isScalar = false
    at += token.length
  }
}

/** The text from piece to piece, so that what stands between them is looked at as well. */
const regionsOf = (text: string): Range[] => {
  const starts = [
    0,
    ...piecesOf(text)
      .slice(1)
      .map(({ offset }) => offset),
    text.length,
  ]
  return starts.slice(0, -1).map((start, i): Range => [start, starts[i + 1] ?? start])
}

const isSilent = (line: string): boolean => /^\s*(?:#|$)/.test(line)

const depthOf = (line: string): number => line.search(/\S|$/)

/** The lines that a comment on a line of its own covers. Lines count from 1. */
const coveredBelow = (lines: readonly string[], line: number): readonly [number, number] | null => {
  let first = line + 1
  while (first <= lines.length && isSilent(lines[first - 1] as string)) first += 1
  const head = lines[first - 1]
  if (head === undefined) return null
  const depth = depthOf(head)
  const isListed = head.trimStart().startsWith('-')
  let last = first
  for (let next = first + 1; next <= lines.length; next++) {
    const text = lines[next - 1] as string
    if (isSilent(text)) continue
    const here = depthOf(text)
    // A list may stand at the column of its key, and so may the end of a flow collection.
    const belongs =
      here > depth || (here === depth && (isListed ? /^\s*[\]}]/ : /^\s*(?:- |-$|[\]}])/).test(text))
    if (!belongs) break
    last = next
  }
  return [first, last]
}

/** All comments of a text that silence rules, in their order. */
export const suppressionComments = (file: string, text: string): SuppressionComment[] => {
  if (!text.includes(MARKER)) return []
  const positions = new Lines(text)
  const lines = text.split(/\r?\n/)
  const found: SuppressionComment[] = []
  for (const [start, end] of regionsOf(text)) {
    const region = text.slice(start, end)
    if (!region.includes(MARKER)) continue
    for (const { from, text: comment } of commentsIn(region, start)) {
      const groups = DIRECTIVE.exec(comment)?.groups
      if (!groups) continue
      const place = positions.place(file, [from, from + comment.length])
      const before = (lines[place.line - 1] as string).slice(0, place.column - 1)
      const isAlone = before.trim() === ''
      const list = groups['codes'] ?? ''
      const listed = from + comment.indexOf(MARKER) + MARKER.length
      const lead = list.length - list.trimStart().length
      const codesFrom = list.trim() === '' ? listed : listed + lead
      const lineStart = from - before.length
      const isLast = place.line === lines.length
      found.push({
        place,
        codes: [...list.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
          code,
          place: positions.place(file, [listed + index, listed + index + code.length]),
        })),
        codesPlace: positions.place(file, [codesFrom, codesFrom + list.trim().length]),
        reason: groups['reason']?.trim() || null,
        covers: isAlone ? coveredBelow(lines, place.line) : [place.line, place.line],
        removal: {
          ...positions.place(
            file,
            isAlone
              ? isLast
                ? [Math.max(0, lineStart - 1), text.length]
                : [lineStart, positions.offsetOf(place.line + 1, 1)]
              : [lineStart + before.trimEnd().length, from + comment.length],
          ),
          text: '',
        },
      })
    }
  }
  return found
}
