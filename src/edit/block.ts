/** Inserting and removing items in block style, where each item has lines of its own. */
import { isCollection, isPair, isScalar } from 'yaml'
import type { Container, Item } from './container.ts'
import type { Source } from './source.ts'
import type { Splice } from './splice.ts'

export const columnOf = (item: Item, source: Source): number => source.column(item.head)

/**
 * Where the lines of an item start: at the comments directly above it, in its column. Null for an item that
 * stands behind something else on its line, such as the first key behind a dash.
 */
export const leadOf = (item: Item, source: Source): number | null => {
  if (!source.isFirstOfLine(item.head)) return null
  const column = columnOf(item, source)
  let start = source.lineStart(item.head)
  for (
    let above = source.lineBefore(start);
    above !== null && source.commentColumn(above) === column;
    above = source.lineBefore(start)
  ) {
    start = above
  }
  return start
}

/** Where the first line behind an item starts: behind comments on its last line, and those below that are indented deeper. */
export const tailOf = (item: Item, source: Source): number => {
  const column = columnOf(item, source)
  const { end } = item
  let tail = end > item.head && source.text[end - 1] === '\n' ? end : source.nextLine(end)
  for (let line = tail; line < source.text.length; line = source.nextLine(line)) {
    const comment = source.commentColumn(line)
    if (comment !== null && comment > column) tail = source.nextLine(line)
    else if (!source.isBlankLine(line)) break
  }
  return tail
}

const isBlankAbove = (item: Item, source: Source): boolean => {
  const lead = leadOf(item, source)
  const above = lead === null ? null : source.lineBefore(lead)
  return above !== null && source.isBlankLine(above)
}

/** Whether most items are set apart by blank lines, so that a new one is set apart as well. */
const isSetApart = ({ items }: Container, source: Source): boolean => {
  const others = items.slice(1)
  return others.filter((item) => isBlankAbove(item, source)).length * 2 > others.length
}

/** Whether the blank lines below an item belong to it: it ends with a block of text that keeps them (`|+`). */
const keepsBlankLines = (item: Item, source: Source): boolean => {
  let node: unknown = item.value
  while (isCollection(node) && node.flow !== true) {
    const last: unknown = node.items.at(-1)
    node = isPair(last) ? last.value : last
  }
  return isScalar(node) && /^[|>]\d?\+/.test(source.text.slice(node.range?.[0]))
}

/**
 * Inserts an item before the one at `index`, or behind the last.
 *
 * @param lines The item, at the column of the container.
 */
export const insertBlock = (
  container: Container,
  index: number,
  lines: readonly string[],
  source: Source,
): Splice[] => {
  const { items } = container
  const blank = isSetApart(container, source) ? [''] : []
  const before = items[index - 1]
  if (before) {
    const tail = tailOf(before, source)
    const above = source.lineBefore(tail)
    const isBlank = above !== null && source.isBlankLine(above)
    const gap = isBlank || keepsBlankLines(before, source) ? [] : blank
    return [source.insertLines(tail, [...gap, ...lines])]
  }
  const first = items[0] as Item
  const lead = leadOf(first, source)
  if (lead !== null) return [source.insertLines(lead, [...lines, ...blank])]
  const column = columnOf(first, source)
  const text = [...lines, ''].join(source.layout.lineEnd).slice(column) + ' '.repeat(column)
  return [{ from: first.head, to: first.head, text }]
}

/** The start of the first line from here on that is not blank. */
const behindBlankLines = (from: number, source: Source): number => {
  let line = from
  while (line < source.text.length && source.isBlankLine(line)) line = source.nextLine(line)
  return line
}

/**
 * The lines of an item with the blank lines above, where others follow, so that none pile up; or with those
 * below, where those above are none of the item's.
 */
const withBlankLines = (from: number, to: number, before: Item | undefined, source: Source): Splice => {
  if (!before || keepsBlankLines(before, source)) {
    return source.removeLines(from, behindBlankLines(to, source), before?.end)
  }
  let start = from
  if (source.isEndOfFile(to) || (to < source.text.length && source.isBlankLine(to))) {
    for (
      let above = source.lineBefore(start);
      above !== null && source.isBlankLine(above);
      above = source.lineBefore(start)
    ) {
      start = above
    }
  }
  return source.removeLines(start, to)
}

/** Removes one of several items, with the comments that are its own. */
export const removeBlock = (container: Container, index: number, source: Source): Splice[] => {
  const item = container.items[index] as Item
  const lead = leadOf(item, source)
  const tail = tailOf(item, source)
  if (lead === null) {
    // It stands behind a dash; the next one takes its place, unless comments stand between.
    const next = container.items[index + 1] as Item
    const isNext =
      leadOf(next, source) === source.lineStart(next.head) && source.lineStart(next.head) === tail
    const lineBreak = source.lineEnd(Math.max(item.head, tail - 1))
    return [{ from: item.head, to: isNext ? next.head : Math.min(lineBreak, tail), text: '' }]
  }
  return [withBlankLines(lead, tail, container.items[index - 1], source)]
}
