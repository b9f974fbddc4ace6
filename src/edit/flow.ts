/** Inserting and removing items in flow style: `{ a: 1 }`, `[a, b]`, on one line or on several. */
import { isMap } from 'yaml'
import { leadOf } from './block.ts'
import { isBare, type Container, type Item } from './container.ts'
import type { Source } from './source.ts'
import type { Splice } from './splice.ts'

const insertion = (at: number, text: string): Splice => ({ from: at, to: at, text })

/** Whether an item has a line of its own, or shares it with its comma and a comment only. */
const hasOwnLine = (item: Item, container: Container, source: Source): boolean => {
  const behind = (item.comma ?? item.end - 1) + 1
  return (
    source.isFirstOfLine(item.head) &&
    source.lineStart(item.head) > container.open - 1 &&
    source.lineEnd(item.end) < container.close &&
    /^\s*(#.*)?$/.test(source.text.slice(behind, source.lineEnd(behind)))
  )
}

const insertIntoEmpty = (container: Container, text: string, source: Source): Splice[] => {
  const { open, close } = container
  const padding = isMap(container.node) && source.layout.pads ? ' ' : ''
  if (isBare(container, source)) {
    return [{ from: open, to: close, text: padding + text + padding }]
  }
  if (!source.isFirstOfLine(close)) return [insertion(close, text + padding)]
  const indent = ' '.repeat(source.column(close) + source.layout.step)
  return [source.insertLines(source.lineStart(close), [indent + text])]
}

const append = (last: Item, container: Container, text: string, source: Source): Splice[] => {
  if (!hasOwnLine(last, container, source)) return [insertion(last.end, `, ${text}`)]
  const indent = ' '.repeat(source.column(last.head))
  return last.comma === null
    ? [insertion(last.end, ','), source.insertLines(source.nextLine(last.end), [indent + text])]
    : [source.insertLines(source.nextLine(last.comma), [`${indent}${text},`])]
}

/**
 * Inserts an item before the one at `index`, or behind the last.
 *
 * @param text The item, on one line.
 */
export const insertFlow = (container: Container, index: number, text: string, source: Source): Splice[] => {
  const next = container.items[index]
  if (next && hasOwnLine(next, container, source)) {
    const indent = ' '.repeat(source.column(next.head))
    return [source.insertLines(leadOf(next, source) ?? source.lineStart(next.head), [`${indent}${text},`])]
  }
  if (next) return [insertion(next.head, `${text}, `)]
  const last = container.items.at(-1)
  return last ? append(last, container, text, source) : insertIntoEmpty(container, text, source)
}

const isBareBetween = (from: number, to: number, source: Source): boolean =>
  /^[^\S\n]*,?[^\S\n]*$/.test(source.text.slice(from, to))

/** Where the blanks before an offset start, on its line. */
const blanksBefore = (offset: number, source: Source): number => {
  let at = offset
  while (source.text[at - 1] === ' ') at -= 1
  return at
}

const removeOnly = (item: Item, container: Container, source: Source): Splice[] => {
  const { open, close } = container
  const rest = source.text.slice(open, item.head) + source.text.slice((item.comma ?? item.end - 1) + 1, close)
  return rest.trim() === ''
    ? [{ from: open, to: close, text: '' }]
    : [{ from: item.head, to: (item.comma ?? item.end - 1) + 1, text: '' }]
}

/** Removes an item, with its comma and the comments that are its own. */
export const removeFlow = (container: Container, index: number, source: Source): Splice[] => {
  const { items } = container
  const item = items[index] as Item
  const before = items[index - 1]
  const next = items[index + 1]
  if (items.length === 1 && !hasOwnLine(item, container, source)) return removeOnly(item, container, source)
  const comma = (at: number | null): Splice[] => (at === null ? [] : [{ from: at, to: at + 1, text: '' }])
  if (hasOwnLine(item, container, source)) {
    const from = leadOf(item, source) ?? source.lineStart(item.head)
    const lines = source.removeLines(from, source.nextLine(item.comma ?? item.end))
    return [...(next || item.comma !== null ? [] : comma(before?.comma ?? null)), lines]
  }
  if (next && isBareBetween(item.end, next.head, source))
    return [{ from: item.head, to: next.head, text: '' }]
  if (before && !next && isBareBetween(before.end, item.head, source)) {
    return [{ from: before.end, to: item.end, text: '' }]
  }
  // Comments stand beside it, which stay.
  const from = next ? item.head : blanksBefore(item.head, source)
  return [
    ...comma(next || item.comma !== null ? item.comma : (before?.comma ?? null)),
    { from, to: item.end, text: '' },
  ]
}
