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

/** Anchors and aliases join what stands far apart; so do documents and directives. */
const JOINED = /(?:^|[\s[{,:-])[&*][^\s,\]}]|^(?:---|\.\.\.|%)/m

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
  if (JOINED.test(text)) return whole
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
    const line = text.slice(at, next).trimEnd()
    const depth = line.search(/[^ ]/)
    if (depth < 0 || line[depth] === '#') continue
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
      if (depth > indent) continue
      if (depth < indent || !ENTRY.test(line.slice(depth))) return whole
      close(at)
      open = { offset: at, section }
    } else if (open === null) return whole
  }
  if (section !== null && indent === null) return whole
  close(text.length)
  return pieces
}
