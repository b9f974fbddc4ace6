/** YAML text → nodes with places. Syntax errors become problems; what can be read is read. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
  type Pair,
} from 'yaml'
import { startOf, type Place, type Problem } from './place.ts'

/** Text that repeats itself through aliases more often than this is refused: it would only exhaust memory. */
const MAX_ALIASES = 100

export interface ParsedFile {
  readonly file: string
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /** The place of a node, by its range in the text. */
  place(range: readonly number[] | null | undefined): Place
}

/** Parses one file of the map. Never throws. */
export const parseFile = (file: string, text: string): ParsedFile => {
  const counter = new LineCounter()
  const place = (range: readonly number[] | null | undefined): Place => {
    if (!range) return startOf(file)
    const [from = 0, to = from] = range
    const start = counter.linePos(Math.min(from, text.length))
    const end = counter.linePos(Math.min(Math.max(from, to), text.length))
    return {
      file,
      line: Math.max(1, start.line),
      column: Math.max(1, start.col),
      endLine: Math.max(1, end.line),
      endColumn: Math.max(1, end.col),
    }
  }
  const parsed = parseAllDocuments(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
  })
  const documents: Document[] = Array.isArray(parsed) ? [...parsed] : []
  const problems = documents.flatMap((document) =>
    [...document.errors, ...document.warnings].map((error): Problem => ({
      ...place(error.pos),
      code: 'MR001',
      message: `This is not valid YAML: ${error.message.replace(/\.?$/, '.')}`,
    })),
  )
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

export const keyText = (pair: Pair): string =>
  isScalar(pair.key) ? String(pair.key.value) : String(pair.key)

const resolved = (document: Document, node: unknown): unknown =>
  isAlias(node) ? node.resolve(document) : node

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
