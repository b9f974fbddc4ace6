/**
 * The part of a file that says where the cursor is: the section that it stands in, and of a long section
 * only the entry. What is asked at a keystroke must not depend on the length of the file.
 */

/** A shorter section is taken whole. In UTF-16 units. */
const LONG_SECTION = 2048

/** Lines that begin at the margin and don't begin a section: comments, list items, ends of flow collections. */
const CONTINUES = /^(?:\s|#|$|[\]}]|-\s)/

/** Between documents of one file. */
const BOUNDARY = /^(?:---|\.\.\.)(?:\s|$)/

/** A key with nothing behind it: its entries are in the lines below. */
const BARE_KEY = /^[^\s#{}[\]"'&*!|>%@`-][^#]*:\s*(?:#.*)?$/

export interface Excerpt {
  readonly text: string
  /** Offset in the excerpt of an offset in the file. */
  readonly inside: (offset: number) => number
  /** Offset in the file of an offset in the excerpt. */
  readonly outside: (offset: number) => number
}

interface Line {
  readonly start: number
  /** Offset behind the line break. */
  readonly end: number
  readonly text: string
}

const lineAt = (text: string, offset: number): Line => {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const next = text.indexOf('\n', offset)
  const end = next < 0 ? text.length : next + 1
  return { start, end, text: text.slice(start, end).trimEnd() }
}

const before = (text: string, line: Line): Line | null =>
  line.start === 0 ? null : lineAt(text, line.start - 1)

const after = (text: string, line: Line): Line | null =>
  line.end >= text.length ? null : lineAt(text, line.end)

const isText = ({ text }: Line): boolean => text !== '' && !text.trimStart().startsWith('#')

const indentOf = ({ text }: Line): number => text.length - text.trimStart().length

/** Of one piece, or of the line of the section's key and the piece with the entry. */
const join = (text: string, head: readonly [number, number], body: readonly [number, number]): Excerpt => {
  const length = head[1] - head[0]
  return {
    text: text.slice(...head) + text.slice(...body),
    inside: (offset) => (offset < body[0] ? offset - head[0] : offset - body[0] + length),
    outside: (offset) => (offset < length ? offset + head[0] : offset - length + body[0]),
  }
}

/** The entry of a long section that the offset stands in; null where the section holds a list or flow text. */
const entryOf = (text: string, head: Line, end: number, offset: number): readonly [number, number] | null => {
  let first = after(text, head)
  while (first !== null && !isText(first)) first = after(text, first)
  if (first === null || first.text.trimStart().startsWith('-')) return null
  const depth = indentOf(first)
  const begins = (line: Line): boolean => isText(line) && indentOf(line) <= depth
  let start: Line = lineAt(text, offset)
  for (let one: Line | null = start; one !== null && one.start > head.start; one = before(text, one)) {
    start = one
    if (begins(one)) break
  }
  let last = lineAt(text, offset)
  for (let one = after(text, last); one !== null && one.start < end && !begins(one); one = after(text, one))
    last = one
  return [start.start, last.end]
}

/** The excerpt of a text around an offset. Text that does not look like sections is taken whole. */
export const excerptAround = (text: string, offset: number): Excerpt => {
  const cursor = lineAt(text, offset)
  let head: Line | null = cursor
  while (head !== null && CONTINUES.test(head.text)) head = before(text, head)
  if (head !== null && BOUNDARY.test(head.text)) head = after(text, head)
  const start = head?.start ?? 0
  let end = cursor.end
  for (let one = after(text, cursor); one !== null; one = after(text, one)) {
    if (!CONTINUES.test(one.text)) break
    end = one.end
  }
  const whole = join(text, [start, start], [start, end])
  if (
    end - start < LONG_SECTION ||
    head === null ||
    head.start === cursor.start ||
    !BARE_KEY.test(head.text)
  ) {
    return whole
  }
  const entry = entryOf(text, head, end, offset)
  return entry === null ? whole : join(text, [head.start, head.end], entry)
}
