/** Values as YAML text that reads back as the same value, written as the rest of the file is. */
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml'
import type { Data } from './data.ts'
import type { Layout } from './layout.ts'

/** A list of plain values up to this long is written as `[a, b]`. */
const WIDEST_LIST = 80

/** Folded text is folded at this column. */
const FOLD = 100

/** What follows a key or a dash: on its own line, and on the lines below (with their indentation). */
export interface Parts {
  readonly head: string
  readonly body: readonly string[]
}

/** What the value that is replaced looked like, so that the new one looks alike. */
export interface Manner {
  readonly type?: Scalar.Type
  /** Indentation of a block scalar, in columns from its parent. */
  readonly step?: number
  /** Whether a collection is written as `{ … }` or `[…]`. */
  readonly isFlow?: boolean
}

const render = (contents: Node, layout: Layout, manner: Manner): string => {
  // Words such as `yes` are quoted, so that tools of YAML 1.1 read them as we do.
  const document = new Document(null, { version: '1.2', compat: 'yaml-1.1' })
  document.contents = contents as typeof document.contents
  return document
    .toString({
      indent: manner.step ?? layout.step,
      lineWidth: manner.type === 'BLOCK_FOLDED' ? FOLD : 0,
      minContentWidth: 0,
      blockQuote: manner.type === 'BLOCK_FOLDED' ? 'folded' : 'literal',
      doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
      flowCollectionPadding: false,
      singleQuote: layout.quotes === 'single' ? true : null,
    })
    .replace(/\n$/, '')
}

const scalarOf = (value: unknown, type: Scalar.Type | undefined): Scalar => {
  const scalar = new Scalar(value)
  // Half of a surrogate pair can only be written as an escape.
  const isBroken = typeof value === 'string' && !value.isWellFormed()
  // Several lines of plain or single-quoted text would be folded into one.
  const folds = (type === 'PLAIN' || type === 'QUOTE_SINGLE') && String(value).includes('\n')
  // Blank lines at the end of a block of text would take in those that follow it.
  const trails = typeof value === 'string' && /(^|\n)\n$/.test(value)
  if (isBroken || trails) scalar.type = Scalar.QUOTE_DOUBLE
  else if (typeof value === 'string' && type !== undefined && !folds) scalar.type = type
  return scalar
}

const flowScalar = (value: unknown, layout: Layout, type?: Scalar.Type): string => {
  const list = new YAMLSeq()
  list.flow = true
  const isLong = typeof value === 'string' && value.includes('\n')
  list.items.push(scalarOf(value, isLong ? Scalar.QUOTE_DOUBLE : type))
  return render(list, layout, {}).slice(1, -1)
}

/** A key with its `:`. */
export const keyText = (key: unknown, layout: Layout, isFlow: boolean, type?: Scalar.Type): string => {
  const map = new YAMLMap()
  map.flow = isFlow
  map.items.push(new Pair(scalarOf(key, type), new Scalar(0)))
  const text = render(map, layout, {})
  return isFlow ? text.slice(1, -' 0}'.length) : text.slice(0, -' 0'.length)
}

/** A value on one line, in flow style. */
export const flowText = (value: Data, layout: Layout, manner: Manner = {}): string => {
  if (Array.isArray(value)) return `[${value.map((one) => flowText(one, layout)).join(', ')}]`
  if (!(value instanceof Map)) return flowScalar(value, layout, manner.type)
  if (value.size === 0) return '{}'
  const inside = [...value].map(([key, one]) => `${keyText(key, layout, true)} ${flowText(one, layout)}`)
  return layout.pads ? `{ ${inside.join(', ')} }` : `{${inside.join(', ')}}`
}

const isCollection = (value: Data): value is Map<unknown, Data> | Data[] =>
  value instanceof Map || Array.isArray(value)

const isFlow = (value: Map<unknown, Data> | Data[], layout: Layout, manner: Manner): boolean => {
  if (manner.isFlow === true || (Array.isArray(value) ? value.length : value.size) === 0) return true
  if (!Array.isArray(value) || manner.isFlow === false) return false
  return (
    value.every((one) => !isCollection(one) && !String(one).includes('\n')) &&
    flowText(value, layout).length <= WIDEST_LIST
  )
}

const blockScalar = (value: unknown, column: number, layout: Layout, manner: Manner): Parts => {
  const map = new YAMLMap()
  map.items.push(new Pair(new Scalar('k'), scalarOf(value, manner.type)))
  // Where the text begins with a blank its indentation is written out, which the library knows as 2 only.
  const step = /^\s/.test(String(value)) ? 2 : manner.step
  const [first = '', ...rest] = render(map, layout, { ...manner, step }).split('\n')
  const indent = ' '.repeat(column)
  return { head: first.slice('k: '.length), body: rest.map((line) => (line === '' ? '' : indent + line)) }
}

/** The lines of a map or list, in block style, at a column. */
const blockLines = (value: Map<unknown, Data> | Data[], column: number, layout: Layout): string[] =>
  Array.isArray(value)
    ? value.flatMap((one) => itemLines(one, column, layout))
    : [...value].flatMap(([key, one]) => entryLines(key, one, column, layout))

/** What is written behind a key that stands at a column. */
export const partsOfEntry = (value: Data, column: number, layout: Layout, manner: Manner = {}): Parts => {
  if (!isCollection(value)) return blockScalar(value, column, layout, manner)
  if (isFlow(value, layout, manner)) return { head: flowText(value, layout), body: [] }
  const deeper = Array.isArray(value) && !layout.indentsLists ? column : column + layout.step
  return { head: '', body: blockLines(value, deeper, layout) }
}

/** What is written behind a dash that stands at a column. */
export const partsOfItem = (value: Data, column: number, layout: Layout, manner: Manner = {}): Parts => {
  if (!isCollection(value)) return blockScalar(value, column, layout, manner)
  if (isFlow(value, layout, manner)) return { head: flowText(value, layout), body: [] }
  const [first = '', ...body] = blockLines(value, column + 2, layout)
  return { head: first.slice(column + 2), body }
}

/** A key with its value, as lines at a column. */
export const entryLines = (
  key: unknown,
  value: Data,
  column: number,
  layout: Layout,
  manner: Manner = {},
): string[] => {
  const { head, body } = partsOfEntry(value, column, layout, manner)
  const start = ' '.repeat(column) + keyText(key, layout, false)
  return [head === '' ? start : `${start} ${head}`, ...body]
}

/** An entry of a list, as lines at the column of its dash. */
export const itemLines = (value: Data, column: number, layout: Layout, manner: Manner = {}): string[] => {
  const { head, body } = partsOfItem(value, column, layout, manner)
  return [`${' '.repeat(column)}- ${head}`, ...body]
}
