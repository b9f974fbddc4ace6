/**
 * Finds the comments that silence rules: `# millrace-ignore MR203, MR210: the reason`.
 *
 * At the end of a line, a comment covers the problems that start on this line. On a line of its own, it
 * covers the next line that says something, and all that is indented under it: above the id of a stream,
 * the whole stream.
 */
import { Lexer } from 'yaml'
import { Lines, type Range } from '../model/lines.ts'
import type { Place, TextEdit } from '../model/place.ts'

const MARKER = 'millrace-ignore'

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

/** The comment of a piece of YAML in which an offset lies. What looks like one inside of a text is none. */
const commentAt = (text: string, start: number, offset: number): Range | null => {
  let at = start
  let isScalar = false
  for (const token of new Lexer().lex(text.slice(start, lineEnd(text, offset)))) {
    if (!isScalar && (token === DOCUMENT || token === FLOW_END)) continue
    if (!isScalar && token === SCALAR) {
      isScalar = true
      continue
    }
    const isComment = !isScalar && token.startsWith('#')
    if (isComment && at <= offset && offset < at + token.length) return [at, at + token.trimEnd().length]
    isScalar = false
    at += token.length
  }
  return null
}

const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** How far a line that says something is indented; null for one that is blank or a comment. */
const depthOf = (text: string, start: number): number | null => {
  let at = start
  while (text[at] === ' ' || text[at] === '\t') at += 1
  const first = text[at]
  return first === undefined || first === '\n' || first === '\r' || first === '#' ? null : at - start
}

/** The nearest line from `start` up that is indented by no more than `depth`, down to `least`; or null. */
const lineAbove = (text: string, start: number, depth: number, least: number): number | null => {
  for (let line = start; line >= least; line = lineStart(text, line - 1)) {
    const here = depthOf(text, line)
    if (here !== null && here <= depth) return line
    if (line === 0) break
  }
  return null
}

const SECTION = /[A-Za-z]\w*:[ \t]*(?:#.*)?\r?$/my

/** Where the top-level key begins that an offset belongs to, and how far its entries are indented. */
interface Section {
  readonly from: number
  readonly indent: number
}

const sectionAt = (text: string, from: number): Section => {
  SECTION.lastIndex = from
  if (!SECTION.test(text)) return { from, indent: 0 }
  for (let line = lineEnd(text, from) + 1; line < text.length; line = lineEnd(text, line) + 1) {
    const indent = depthOf(text, line)
    if (indent !== null) return { from, indent }
  }
  return { from, indent: 0 }
}

/**
 * For offsets in their order, where to begin reading so that a comment is told from text: at the entry of a
 * section, since no text goes on in a line that is indented as little as that. So a long file is not read whole.
 */
class Starts {
  private readonly text: string
  private section: Section = { from: 0, indent: 0 }
  private seen = 0

  constructor(text: string) {
    this.text = text
  }

  before(offset: number): number {
    const line = lineStart(this.text, offset)
    const key = lineAbove(this.text, line, 0, this.seen)
    if (key !== null) this.section = sectionAt(this.text, key)
    this.seen = line
    const { from, indent } = this.section
    return lineAbove(this.text, line, indent, from) ?? from
  }
}

/** The lines below that a comment on a line of its own covers. Lines count from 1. */
const coveredBelow = (text: string, offset: number, line: number): readonly [number, number] | null => {
  let first: { readonly line: number; readonly depth: number; readonly isListed: boolean } | null = null
  let last = line
  let number = line
  for (let at = lineEnd(text, offset) + 1; at < text.length; at = lineEnd(text, at) + 1) {
    number += 1
    const depth = depthOf(text, at)
    if (depth === null) continue
    const sign = text.slice(at + depth, at + depth + 2)
    const isItem = /^-\s?$/.test(sign)
    if (first === null) first = { line: number, depth, isListed: isItem }
    else {
      // A list may stand at the column of its key, and so may the end of a flow collection.
      const isPart = /^[\]}]/.test(sign) || (isItem && !first.isListed)
      if (depth < first.depth || (depth === first.depth && !isPart)) break
    }
    last = number
  }
  return first && [first.line, last]
}

/** All comments of a text that silence rules, in their order. */
export const suppressionComments = (file: string, text: string): SuppressionComment[] => {
  let next = text.indexOf(MARKER)
  if (next < 0) return []
  const positions = new Lines(text)
  const starts = new Starts(text)
  const found: SuppressionComment[] = []
  for (; next >= 0; next = text.indexOf(MARKER, next)) {
    const comment = commentAt(text, starts.before(next), next)
    if (comment) {
      const one = read(file, text, comment, positions)
      if (one) found.push(one)
    }
    next = comment ? comment[1] : next + MARKER.length
  }
  return found
}

const read = (file: string, text: string, [from, to]: Range, positions: Lines): SuppressionComment | null => {
  const groups = DIRECTIVE.exec(text.slice(from, to))?.groups
  if (!groups) return null
  const start = lineStart(text, from)
  const before = text.slice(start, from)
  const isAlone = before.trim() === ''
  const end = lineEnd(text, to)
  // The last line goes with the line break before it.
  const ownLine: Range = end === text.length ? [Math.max(0, start - 1), end] : [start, end + 1]
  const list = groups['codes'] ?? ''
  const listed = text.indexOf(MARKER, from) + MARKER.length
  const codesFrom = listed + (list.trim() === '' ? 0 : list.length - list.trimStart().length)
  const place = positions.place(file, [from, to])
  return {
    place,
    codes: [...list.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
      code,
      place: positions.place(file, [listed + index, listed + index + code.length]),
    })),
    codesPlace: positions.place(file, [codesFrom, codesFrom + list.trim().length]),
    reason: groups['reason']?.trim() || null,
    covers: isAlone ? coveredBelow(text, to, place.line) : [place.line, place.line],
    removal: {
      ...positions.place(file, isAlone ? ownLine : [start + before.trimEnd().length, to]),
      text: '',
    },
  }
}
