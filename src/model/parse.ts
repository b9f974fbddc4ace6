/** YAML text → nodes with ranges. Syntax errors become faults; what can be read is read. */
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Document,
  type Node,
  type Pair,
} from 'yaml'
import type { Range } from './lines.ts'
import type { Place, Problem } from './place.ts'

/** Text that repeats itself through aliases more often than this is refused: it would only exhaust memory. */
const MAX_ALIASES = 100

/** Syntax errors follow from each other: of one text, no more than this are told. */
const MAX_ERRORS = 20

/** What the parser says where the text is nested more deeply than its recursion goes. */
const TOO_DEEP = /call stack|stack overflow/i

/** A problem that stands in a piece of text, wherever that piece will lie. */
export type Fault = Omit<Problem, keyof Place> & { readonly range: Range }

export const rangeOf = (node: { range?: readonly number[] | null } | null | undefined): Range =>
  node?.range ? [node.range[0] ?? 0, node.range[1] ?? node.range[0] ?? 0] : [0, 0]

/**
 * Keys that stand twice in a map, wherever in a document. The parser looks for them too, if it is let, in a time
 * that grows with the square of the keys: a file of some megabytes would take minutes.
 */
export const repeatedKeys = (document: Document): Node[] => {
  const repeated: Node[] = []
  const rest: unknown[] = [document.contents]
  while (rest.length > 0) {
    const node = rest.pop()
    if (isSeq(node)) for (const item of node.items) rest.push(item)
    else if (isMap(node)) {
      const keys = new Set<unknown>()
      for (const { key, value } of node.items) {
        if (isScalar(key)) {
          if (keys.has(key.value)) repeated.push(key)
          keys.add(key.value)
        } else rest.push(key)
        if (isCollection(value)) rest.push(value)
      }
    }
  }
  return repeated
}

/** Parses a text. Never throws. */
export const parseText = (text: string): { documents: readonly Document[]; faults: readonly Fault[] } => {
  const parsed = parseAllDocuments(text, {
    prettyErrors: false,
    // Else the parser writes to stderr by itself.
    logLevel: 'error',
    uniqueKeys: false,
    version: '1.2',
  })
  const documents: Document[] = Array.isArray(parsed) ? [...parsed] : []
  const errors = documents.flatMap((document) => [...document.errors, ...document.warnings])
  const tooDeep = errors.find(({ message }) => TOO_DEEP.test(message))
  const faults = tooDeep
    ? [{ range: tooDeep.pos, code: 'MR001', message: 'This is nested too deeply: it can’t be read.' }]
    : errors.slice(0, MAX_ERRORS).map((error): Fault => ({
        range: error.pos,
        code: 'MR001',
        message: `This is not valid YAML: ${error.message.replace(/\.?$/, '.')}`,
      }))
  const repeated = documents.flatMap(repeatedKeys).map((key): Fault => ({
    range: rangeOf(key),
    code: 'MR001',
    message: 'This is not valid YAML: Map keys must be unique.',
  }))
  return { documents, faults: [...faults, ...repeated] }
}

/** The value of a node as plain data; a fault instead where aliases make it explode. */
export const valueOf = (document: Document, node: Node): { value: unknown } | { fault: Fault } => {
  try {
    return { value: node.toJS(document, { maxAliasCount: MAX_ALIASES }) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return {
      fault: { range: rangeOf(node), code: 'MR001', message: `The aliases can't be resolved: ${message}.` },
    }
  }
}

const resolved = (document: Document, node: unknown): unknown =>
  isAlias(node) ? node.resolve(document) : node

/** The node that an alias stands for, or the node itself; undefined if there is no such anchor. */
export const resolve = (document: Document, node: Node): Node | undefined =>
  resolved(document, node) as Node | undefined

/** Whether nothing stands there: a key without a value, an empty document, or `null`. */
export const isEmpty = (document: Document, node: Node | null): boolean => {
  const here = resolved(document, node)
  return here === null || (isScalar(here) && here.value === null)
}

export const keyText = (pair: Pair): string =>
  isScalar(pair.key) ? String(pair.key.value) : String(pair.key)

/**
 * Follows a path from a node. Gives the key's node of the last step too, where it is a key of a map.
 * Stops at the deepest node that exists.
 */
export const follow = (
  document: Document,
  from: Node,
  path: readonly (string | number | symbol)[],
): { node: Node; key: Node | null; found: boolean } => {
  let node = from
  let key: Node | null = null
  for (const step of path) {
    const here = resolved(document, node)
    if (isMap(here)) {
      const pair = here.items.find((one) => keyText(one as Pair) === String(step)) as
        | Pair<Node, Node | null>
        | undefined
      if (!pair) return { node, key, found: false }
      key = pair.key
      node = pair.value ?? pair.key
    } else if (isSeq(here)) {
      const item = here.items[Number(step)] as Node | undefined
      if (!item) return { node, key, found: false }
      key = null
      node = item
    } else return { node, key, found: false }
  }
  return { node, key, found: true }
}
