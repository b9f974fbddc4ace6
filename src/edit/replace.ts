/** Writing a value where another one stands, or where none is written yet. */
import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml'
import { columnOf, leadOf, tailOf } from './block.ts'
import { containerOf, type Container, type Item } from './container.ts'
import type { Data } from './data.ts'
import type { Source } from './source.ts'
import type { Splice } from './splice.ts'
import { flowText, partsOfEntry, partsOfItem, type Manner, type Parts } from './write-value.ts'

const rangeOf = (node: Node): [from: number, to: number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0]

const isBlockScalar = (node: Node): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')

const isBlockCollection = (node: Node): boolean => isCollection(node) && node.flow !== true

/** The columns by which the text of a block scalar is indented from its parent. */
const stepOf = (node: Node, column: number, source: Source): number | undefined => {
  const [from, to] = rangeOf(node)
  for (let line = source.nextLine(from); line < to; line = source.nextLine(line)) {
    if (source.isBlankLine(line)) continue
    const indent = source.text.slice(line).search(/[^ ]/)
    return indent > column ? indent - column : undefined
  }
  return undefined
}

const mannerOf = (node: Node | null, column: number, source: Source): Manner => {
  if (isScalar(node)) {
    return {
      type: node.type as Scalar.Type | undefined,
      step: isBlockScalar(node) ? stepOf(node, column, source) : undefined,
    }
  }
  // A collection that was written over several lines stays so, one in brackets stays in brackets.
  return isCollection(node) && node.items.length > 0 ? { isFlow: node.flow === true } : {}
}

/** The comment behind the header of a block scalar, with the space before it. */
const headerComment = (node: Node, source: Source): string => {
  const [from] = rangeOf(node)
  return /^\S*(\s+#.*)$/.exec(source.text.slice(from, source.lineEnd(from)))?.[1] ?? ''
}

const replaceInFlow = (item: Item, value: Data, source: Source): Splice => {
  const type = isScalar(item.value) ? (item.value.type as Scalar.Type | undefined) : undefined
  const text = flowText(value, source.layout, { type })
  if (item.value) {
    const [from, to] = rangeOf(item.value)
    return { from, to, text }
  }
  return { from: item.slot, to: item.slot, text: item.hasMark ? ` ${text}` : `: ${text}` }
}

/** The value takes several lines, from the line of its key on or below it, the last of which ends with it. */
const replaceLines = (item: Item, node: Node, { head, body }: Parts, source: Source): Splice => {
  const [from] = rangeOf(node)
  const isBelow = source.lineStart(from) > item.slot
  const start = head !== '' ? from : isBelow ? source.lineStart(from) : item.slot
  const first = head + (isBlockScalar(node) ? headerComment(node, source) : '')
  return {
    from: start,
    to: source.lineEnd(source.text[item.end - 1] === '\n' ? item.end - 1 : item.end),
    text: [...(isBelow && first === '' ? [] : [first]), ...body].join(source.layout.lineEnd),
  }
}

/** The value is a block collection below its key. */
const replaceBelow = (item: Item, node: Node, { head, body }: Parts, source: Source): Splice[] => {
  const { items } = containerOf(node as Parameters<typeof containerOf>[0], source)
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last) return []
  // Blank lines above would belong to a block of text.
  const isText = head !== '' && body.length > 0
  const from = isText ? source.nextLine(item.slot) : (leadOf(first, source) ?? source.lineStart(first.head))
  const removed = source.removeLines(from, tailOf(last, source))
  const lines = body.length > 0 ? source.insertLines(removed.to, body).text : ''
  const onKey = { from: item.slot, to: item.slot, text: head === '' ? '' : ` ${head}` }
  return [onKey, { ...removed, text: removed.text + lines }]
}

/** The value is text, or in brackets; the new one takes lines of its own. */
const replaceByLines = (item: Item, node: Node, { head, body }: Parts, source: Source): Splice[] => {
  const [from, to] = rangeOf(node)
  const isBelow = source.lineStart(from) > item.slot
  const rest = source.text.slice(to, source.lineEnd(to)).trim()
  const below = source.insertLines(source.nextLine(to), body)
  if (!isBelow) return [{ from: head === '' ? item.slot : from, to, text: head }, below]
  const onKey = { from: item.slot, to: item.slot, text: head === '' ? '' : ` ${head}` }
  const removed =
    rest === '' ? source.removeLines(source.lineStart(from), source.nextLine(to)) : { from, to, text: '' }
  return [onKey, removed, below]
}

const replaceInBlock = (item: Item, parts: Parts, source: Source): Splice[] => {
  const { value: node } = item
  const { head, body } = parts
  if (!node) {
    const splices = [{ from: item.slot, to: item.slot, text: head === '' ? '' : ` ${head}` }]
    return body.length === 0 ? splices : [...splices, source.insertLines(source.nextLine(item.slot), body)]
  }
  const [from, to] = rangeOf(node)
  const isBelow = source.lineStart(from) > item.slot
  if (isBlockCollection(node) && isBelow) return replaceBelow(item, node, parts, source)
  if (isBlockCollection(node) || isBlockScalar(node)) return [replaceLines(item, node, parts, source)]
  return body.length === 0 ? [{ from, to, text: head }] : replaceByLines(item, node, parts, source)
}

/** Whether a comment below the value would become part of it, if it were a block of text. */
const isAboveComment = (item: Item, column: number, source: Source): boolean => {
  for (let line = source.nextLine(item.end - 1); line < source.text.length; line = source.nextLine(line)) {
    const comment = source.commentColumn(line)
    if (comment !== null) return comment > column
    if (!source.isBlankLine(line)) return false
  }
  return false
}

/** Writes a value into an item of a container. Key, comments and anchors stay; the tag of the old value goes. */
export const replaceValue = (container: Container, item: Item, value: Data, source: Source): Splice[] => {
  const tag = item.tag === null ? [] : [{ ...item.tag, text: '' }]
  if (container.isFlow) return [...tag, replaceInFlow(item, value, source)]
  const column = columnOf(item, source)
  const manner = mannerOf(item.value, column, source)
  const isOfKind = Array.isArray(value) ? isSeq(item.value) : value instanceof Map && isMap(item.value)
  const isLong = typeof value === 'string' && value.includes('\n')
  const kept: Manner =
    isLong && isAboveComment(item, column, source)
      ? { type: 'QUOTE_DOUBLE' }
      : isOfKind || !isCollection(item.value)
        ? manner
        : {}
  const parts = isSeq(container.node)
    ? partsOfItem(value, column, source.layout, kept)
    : partsOfEntry(value, column, source.layout, kept)
  return [...tag, ...replaceInBlock(item, parts, source)]
}

/** Whether a value is written on one line without brackets, so that replacing it by another such value moves nothing. */
export const isPlainLine = (node: Node | null, source: Source): boolean => {
  if (!isScalar(node) || isAlias(node) || isBlockScalar(node)) return false
  const [from, to] = rangeOf(node)
  return source.lineEnd(from) >= to
}
