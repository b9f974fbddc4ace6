/** Edits of the text as people read them: which lines go, which come. */
import type { TextEdit } from '../../model/place.ts'

export interface Hunk {
  readonly file: string
  /** The first line that differs, from 1, in the text as it was. */
  readonly line: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/)

const byPlace = (a: TextEdit, b: TextEdit): number => a.line - b.line || a.column - b.column

/** Edits that touch the same lines belong together. */
const grouped = (edits: readonly TextEdit[]): TextEdit[][] => {
  const groups: TextEdit[][] = []
  for (const edit of edits.toSorted(byPlace)) {
    const last = groups.at(-1)
    const reach = last?.at(-1)?.endLine ?? -1
    if (last && edit.line <= reach) last.push(edit)
    else groups.push([edit])
  }
  return groups
}

/** The lines of a group as they become. */
const becoming = (
  lines: readonly string[],
  group: readonly TextEdit[],
  first: number,
  last: number,
): string[] => {
  let text = ''
  let line = first
  let column = 1
  const upTo = (toLine: number, toColumn: number): void => {
    for (; line < toLine; line++, column = 1) text += `${(lines[line - 1] ?? '').slice(column - 1)}\n`
    text += (lines[line - 1] ?? '').slice(column - 1, toColumn - 1)
    column = toColumn
  }
  for (const edit of group) {
    upTo(edit.line, edit.column)
    text += edit.text
    line = edit.endLine
    column = edit.endColumn
  }
  upTo(last, (lines[last - 1] ?? '').length + 1)
  return linesOf(text)
}

const hunkOf = (file: string, lines: readonly string[], group: readonly TextEdit[]): Hunk => {
  const first = group[0]?.line ?? 1
  const last = Math.max(...group.map(({ endLine }) => endLine))
  const removed = lines.slice(first - 1, last)
  const added = becoming(lines, group, first, last)
  let head = 0
  while (head < removed.length && head < added.length && removed[head] === added[head]) head += 1
  let tail = 0
  const rest = Math.min(removed.length, added.length) - head
  while (tail < rest && removed.at(-1 - tail) === added.at(-1 - tail)) tail += 1
  return {
    file,
    line: first + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  }
}

/**
 * What edits do to the lines of files, in the order of the text.
 *
 * @param texts File → its text before the edits; a file that is not there yet counts as empty.
 */
export const hunksOf = (texts: Readonly<Record<string, string>>, edits: readonly TextEdit[]): Hunk[] =>
  [...Map.groupBy(edits, ({ file }) => file)].flatMap(([file, own]) => {
    const lines = linesOf(texts[file] ?? '')
    return grouped(own).map((group) => hunkOf(file, lines, group))
  })
