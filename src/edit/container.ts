/** Maps and lists of the text, seen as the items that they hold and where those stand. */
import {
  isCollection,
  isMap,
  isScalar,
  type CST,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { Refused } from './refusal.ts'
import type { Source } from './source.ts'

/** A key with its value, or an entry of a list. Numbers are offsets in the text. */
export interface Item {
  /** The first character: of the key, of the `-`, or of an anchor, tag or `?` before them. */
  readonly head: number
  readonly key: Node | null
  /** Null if nothing is written there. */
  readonly value: Node | null
  /** Where the value would be written: behind `:` or `-` and an anchor. */
  readonly slot: number
  /** Whether there is a `:` or `-`; `{ a }` has none. */
  readonly hasMark: boolean
  /** Behind the last character of the item, a comment behind it not counted. */
  readonly end: number
  /** The tag of the value, with the space behind it. */
  readonly tag: { readonly from: number; readonly to: number } | null
  /** The comma behind it, in flow style. */
  readonly comma: number | null
}

export interface Container {
  readonly node: YAMLMap | YAMLSeq
  readonly isFlow: boolean
  readonly items: readonly Item[]
  /** In flow style: behind the opening bracket, and at the closing one. */
  readonly open: number
  readonly close: number
}

/** The text of a key, as a path names it. */
export const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : String(key))

/** The node, if something is written there. */
export const written = (node: unknown): Node | null => {
  const range = (node as Node | null | undefined)?.range
  return range && range[1] > range[0] ? (node as Node) : null
}

const endOf = (token: CST.SourceToken): number => token.offset + token.source.length

const isProperty = ({ type }: CST.SourceToken): boolean => type === 'anchor' || type === 'tag'

const UNEDITABLE = 'This part of the text is written in a way that can’t be edited: change it by hand.'

/** Where the value of an item goes: behind the mark and an anchor; and the tag of the value, if it has one. */
const slotOf = (
  tokens: readonly CST.SourceToken[],
  mark: CST.SourceToken['type'],
  source: Source,
): { slot: number; tag: Item['tag'] } | null => {
  const index = tokens.findIndex(({ type }) => type === mark)
  const first = tokens[index]
  if (!first) return null
  let slot = endOf(first)
  let tag: Item['tag'] = null
  for (const token of tokens.slice(index + 1)) {
    if (token.type === 'anchor') slot = endOf(token)
    if (token.type === 'tag') {
      const to = endOf(token)
      tag = { from: token.offset, to: /\s/.test(source.text[to] ?? '') ? to + 1 : to }
    }
  }
  return { slot, tag }
}

/** The range of a node takes in comments where its last value is empty; its items do not. */
const endOfValue = (node: Node, source: Source): number => {
  const isBlock = isCollection(node) && node.flow !== true && node.items.length > 0
  const last = isBlock ? containerOf(node, source).items.at(-1) : undefined
  return last?.end ?? node.range?.[1] ?? 0
}

const commaOf = (next: CST.CollectionItem | undefined): number | null =>
  next?.start.find(({ type }) => type === 'comma')?.offset ?? null

const itemOfMap = (
  pair: Pair<Node, Node | null>,
  token: CST.CollectionItem,
  comma: number | null,
  source: Source,
): Item => {
  const value = written(pair.value)
  const found = slotOf(token.sep ?? [], 'map-value-ind', source)
  const keyEnd = pair.key.range?.[1] ?? 0
  const slot = found?.slot ?? keyEnd
  const before = token.start.find((one) => isProperty(one) || one.type === 'explicit-key-ind')
  return {
    head: before?.offset ?? written(pair.key)?.range?.[0] ?? token.sep?.[0]?.offset ?? keyEnd,
    key: pair.key,
    value,
    slot,
    hasMark: found !== null,
    get end() {
      return value ? endOfValue(value, source) : Math.max(slot, found?.tag?.to ?? 0, keyEnd)
    },
    tag: found?.tag ?? null,
    comma,
  }
}

const itemOfSeq = (node: Node, token: CST.CollectionItem, comma: number | null, source: Source): Item => {
  const value = written(node)
  const found = slotOf(token.start, 'seq-item-ind', source)
  const property = token.start.find(isProperty)
  const dash = token.start.find(({ type }) => type === 'seq-item-ind')
  const start = node.range?.[0] ?? 0
  return {
    head: dash?.offset ?? property?.offset ?? start,
    key: null,
    value,
    slot: found?.slot ?? start,
    hasMark: found !== null,
    get end() {
      return value ? endOfValue(value, source) : (found?.slot ?? start)
    },
    tag: found?.tag ?? null,
    comma,
  }
}

const isEntry = (token: CST.CollectionItem): boolean =>
  token.value !== undefined ||
  token.key !== undefined ||
  token.sep !== undefined ||
  token.start.some((one) => isProperty(one) || one.type === 'seq-item-ind' || one.type === 'explicit-key-ind')

/** @throws Refused if the text is written in a way that is not understood well enough to edit it. */
export const containerOf = (node: YAMLMap | YAMLSeq, source: Source): Container => {
  const token = node.srcToken
  if (token?.type !== 'block-map' && token?.type !== 'block-seq' && token?.type !== 'flow-collection') {
    throw new Refused(UNEDITABLE, source.place(node.range ? [node.range[0], node.range[1]] : [0, 0]))
  }
  const tokens = token.items as readonly CST.CollectionItem[]
  const entries = tokens.flatMap((one, i) => (isEntry(one) ? [{ one, comma: commaOf(tokens[i + 1]) }] : []))
  if (entries.length !== node.items.length) throw new Refused(UNEDITABLE)
  const items = entries.map(({ one, comma }, i) =>
    isMap(node)
      ? itemOfMap(node.items[i] as Pair<Node, Node | null>, one, comma, source)
      : itemOfSeq(node.items[i] as Node, one, comma, source),
  )
  const isFlow = token.type === 'flow-collection'
  return {
    node,
    isFlow,
    items,
    open: isFlow ? token.start.offset + 1 : 0,
    close: isFlow ? (token.end.find(({ type }) => /^flow-(map|seq)-end$/.test(type))?.offset ?? 0) : 0,
  }
}

/** Whether there is nothing at all between the brackets. */
export const isBare = ({ isFlow, open, close }: Container, source: Source): boolean =>
  isFlow && source.text.slice(open, close).trim() === ''
