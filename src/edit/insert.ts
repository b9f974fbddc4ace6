/** Writing a new item into a map or a list, as its neighbours are written. */
import { isMap, isSeq } from 'yaml'
import { columnOf, insertBlock } from './block.ts'
import type { Container, Item } from './container.ts'
import type { Data } from './data.ts'
import { insertFlow } from './flow.ts'
import type { Source } from './source.ts'
import type { Splice } from './splice.ts'
import { entryLines, flowText, itemLines, keyText, type Manner } from './write-value.ts'

/** In braces if its neighbour is. */
const mannerOf = ({ items }: Container, index: number, value: Data): Manner => {
  const node = (items[index - 1] ?? items[index])?.value
  const isAlike = (isMap(node) && value instanceof Map) || (isSeq(node) && Array.isArray(value))
  return isAlike && node.items.length > 0 ? { isFlow: node.flow === true } : {}
}

/** A key with its value, before the item at `index`. */
export const insertEntry = (
  container: Container,
  index: number,
  key: string,
  value: Data,
  source: Source,
): Splice[] => {
  const { layout } = source
  if (container.isFlow) {
    return insertFlow(container, index, `${keyText(key, layout, true)} ${flowText(value, layout)}`, source)
  }
  const column = columnOf(container.items[0] as Item, source)
  const lines = entryLines(key, value, column, layout, mannerOf(container, index, value))
  return insertBlock(container, index, lines, source)
}

/** An entry of a list, before the item at `index`. */
export const insertItem = (container: Container, index: number, value: Data, source: Source): Splice[] => {
  const { layout } = source
  if (container.isFlow) return insertFlow(container, index, flowText(value, layout), source)
  const column = columnOf(container.items[0] as Item, source)
  const lines = itemLines(value, column, layout, mannerOf(container, index, value))
  return insertBlock(container, index, lines, source)
}
