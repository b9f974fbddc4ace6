/**
 * Cuts the text of a file into chunks that are read on their own, one for each thing that it defines, so
 * that after an edit only what was touched is read again.
 */

import { SECTIONS } from './schema.ts'

/** A piece of a file's text. */
export interface Piece {
  /** Where it begins in the file. */
  readonly offset: number
  readonly text: string
  /** The section that its entries belong to; null for a piece that names its sections itself. */
  readonly section: string | null
}

/** Sections whose entries can be read one without the other. */
const DIVISIBLE = new Set([...Object.keys(SECTIONS), 'grid'])

/** Whether an anchor or an alias begins here: both join what stands far apart. */
const isAnchor = (text: string, at: number): boolean =>
  (at === 0 || ' \t\n[{,:-'.includes(text[at - 1] as string)) && !' \t\r\n,]}'.includes(text[at + 1] ?? ' ')

const hasAnchor = (text: string, sign: string): boolean => {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (isAnchor(text, at)) return true
  }
  return false
}

/** Whether the text has marks by which its parts depend on each other. */
const isJoined = (text: string): boolean =>
  hasAnchor(text, '&') ||
  hasAnchor(text, '*') ||
  ['---', '...', '%'].some((mark) => text.startsWith(mark) || text.includes(`\n${mark}`))

const SPACE = 32

const HEADER = /^(?<section>[A-Za-z]\w*): *(?:#.*)?$/
const INLINE = /^(?<section>[A-Za-z]\w*): /
const ENTRY = /^[\w.-]+:(?:\s|$)/

/**
 * Cuts a text. One that is written in another way than as plain nested lines stays in one piece.
 *
 * What is cut off is read as if it stood alone, which is the same: in block style, a line that is
 * indented as an entry ends the entry before it.
 */
export const piecesOf = (text: string): Piece[] => {
  const whole: Piece[] = [{ offset: 0, text, section: null }]
  if (isJoined(text)) return whole
  const pieces: Piece[] = []
  const headers = new Set<string>()
  let open: { readonly offset: number; readonly section: string | null } | null = null
  let section: string | null = null
  /** How far the entries of the section are indented; null before its first. */
  let indent: number | null = null
  const close = (end: number): void => {
    if (open) pieces.push({ ...open, text: text.slice(open.offset, end) })
  }
  for (let at = 0, next = 0; at < text.length; at = next) {
    const end = text.indexOf('\n', at)
    next = end < 0 ? text.length : end + 1
    let depth = 0
    while (text.charCodeAt(at + depth) === SPACE) depth++
    // Most lines lie within an entry: they are not looked at any closer.
    if (indent !== null && depth > indent) continue
    const line = text.slice(at, next).trimEnd()
    if (line.length <= depth || line[depth] === '#') continue
    if (depth === 0) {
      const header = HEADER.exec(line)?.groups?.['section']
      const name = header ?? INLINE.exec(line)?.groups?.['section']
      if (name === undefined || headers.has(name) || (section !== null && indent === null)) return whole
      headers.add(name)
      close(at)
      indent = null
      section = header !== undefined && DIVISIBLE.has(header) ? header : null
      open = section === null ? { offset: at, section: null } : null
    } else if (section !== null) {
      indent ??= depth
      if (depth < indent || !ENTRY.test(line.slice(depth))) return whole
      close(at)
      open = { offset: at, section }
    } else if (open === null) return whole
  }
  if (section !== null && indent === null) return whole
  close(text.length)
  return pieces
}
