/** YAML text → nodes with places. Syntax errors become problems; what can be read is read. */
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node, type Pair } from 'yaml'
import { startOf, type Place, type Problem } from './place.ts'

/** Text that repeats itself through aliases more often than this is refused: it would only exhaust memory. */
const MAX_ALIASES = 100

/** Syntax errors follow from each other: of one file, no more than this are told. */
const MAX_ERRORS = 20

/** What the parser says where the text is nested more deeply than its recursion goes. */
const TOO_DEEP = /call stack|stack overflow/i

export interface ParsedFile {
  readonly file: string
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /** The place of a node, by its range in the text. */
  place(range: readonly number[] | null | undefined): Place
}

/**
 * Offset → line and column, both from 1; an offset after the end is the end. The parser's own counter
 * misses line ends after some syntax errors.
 */
const linesOf = (text: string): ((offset: number) => { line: number; column: number }) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const at = Math.min(offset, text.length)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] as number) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 }
  }
}

/** Parses one file of the map. Never throws. */
export const parseFile = (file: string, text: string): ParsedFile => {
  const positionOf = linesOf(text)
  const place = (range: readonly number[] | null | undefined): Place => {
    if (!range) return startOf(file)
    const [from = 0, to = from] = range
    const start = positionOf(from)
    const end = positionOf(Math.max(from, to))
    return {
      file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    }
  }
  const parsed = parseAllDocuments(text, {
    prettyErrors: false,
    // Else the parser writes to stderr by itself.
    logLevel: 'error',
    uniqueKeys: true,
    version: '1.2',
  })
  const documents: Document[] = Array.isArray(parsed) ? [...parsed] : []
  const errors = documents.flatMap((document) => [...document.errors, ...document.warnings])
  const tooDeep = errors.find(({ message }) => TOO_DEEP.test(message))
  const problems = tooDeep
    ? [{ ...place(tooDeep.pos), code: 'MR001', message: 'This is nested too deeply: it can’t be read.' }]
    : errors.slice(0, MAX_ERRORS).map((error): Problem => ({
        ...place(error.pos),
        code: 'MR001',
        message: `This is not valid YAML: ${error.message.replace(/\.?$/, '.')}`,
      }))
  return { file, documents, problems, place }
}

/** The value of a node as plain data; a problem instead where aliases make it explode. */
export const valueOf = (
  parsed: ParsedFile,
  document: Document,
  node: Node,
): { value: unknown } | { problem: Problem } => {
  try {
    return { value: node.toJS(document, { maxAliasCount: MAX_ALIASES }) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return {
      problem: {
        ...parsed.place(node.range),
        code: 'MR001',
        message: `The aliases can't be resolved: ${message}.`,
      },
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
