/** Where the cursor is: the scalar that it touches, and the path of keys from the root of the map to it. */
import { isMap, isPair, isScalar, isSeq, parseAllDocuments, visit, type Document, type Node } from 'yaml'
import type { Path } from '../model/place.ts'
import { excerptAround, type Excerpt } from './excerpt.ts'

/** A scalar of the text. Offsets are of the file, in UTF-16 units, and hold its quotes. */
export interface Spot {
  /** Path of the value, or of the value that the key stands before. */
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly start: number
  readonly end: number
  readonly value: unknown
  /** What is written, with its quotes. */
  readonly source: string
  /** All that stands at the path's root key, as plain data. */
  readonly data: unknown
}

/** A place at which something can be written: a key of a map, a value, or either of them. */
export interface Slot {
  /** Path of the map whose key may stand here; null if no key may. */
  readonly mapPath: Path | null
  /** Path of the value that may stand here; null if none may. */
  readonly valuePath: Path | null
  /** Keys that the map has already. */
  readonly siblings: readonly string[]
  readonly data: unknown
  /** What a completion replaces: offsets of the file. */
  readonly start: number
  readonly end: number
  readonly typed: string
  /** Whether it stands alone in its line, so that lines may follow it. */
  readonly ownLine: boolean
  /** Whether a `- ` stands before it. */
  readonly inItem: boolean
  readonly quoted: boolean
  /** Whether the colon of the key is there already. */
  readonly colon: boolean
  /** The column at which it begins, from 0. */
  readonly indent: number
}

/** Stands for what is being written. A character of private use, which no map holds. */
const CURSOR = '\uE000'

const parse = (text: string): Document[] => {
  const documents = parseAllDocuments(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false })
  return Array.isArray(documents) ? [...documents] : []
}

/** Plain data of a document; nothing if its aliases can't be resolved. */
const dataOf = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return undefined
  }
}

/** Path of what lies below the last of these nodes, which are the ways down from the document. */
const pathOf = (ancestors: readonly unknown[], leaf: unknown): (string | number)[] =>
  ancestors.flatMap((one, i): (string | number)[] => {
    if (isPair(one)) return [isScalar(one.key) ? String(one.key.value) : String(one.key)]
    return isSeq(one) ? [one.items.indexOf(ancestors[i + 1] ?? leaf)] : []
  })

/** The scalar at an offset of the text; null where none is. */
export const spotAt = (text: string, offset: number): Spot | null => {
  const excerpt = excerptAround(text, offset)
  const at = excerpt.inside(offset)
  let spot: Spot | null = null
  for (const document of parse(excerpt.text)) {
    visit(document, {
      Scalar(key, node, ancestors) {
        const [start = 0, end = 0] = node.range ?? []
        if (spot !== null || at < start || at > end || start === end) return undefined
        spot = {
          path: pathOf(ancestors, node),
          part: key === 'key' ? 'key' : 'value',
          start: excerpt.outside(start),
          end: excerpt.outside(end),
          value: node.value,
          source: excerpt.text.slice(start, end),
          data: dataOf(document),
        }
        return visit.BREAK
      },
    })
  }
  return spot
}

/** YAML's marks around a text: a quote, or the line that begins a block. */
const OPENING = /^(?:["']|[|>][^\n]*)/
const CLOSING = /["']$/

/** What a spot says, with blanks for YAML's marks, so that offsets count from the spot's start. */
export const unmarked = ({ source }: Spot): string => {
  const opening = OPENING.exec(source)?.[0] ?? ''
  const inner = ' '.repeat(opening.length) + source.slice(opening.length)
  return /^["']/.test(opening) ? inner.replace(CLOSING, ' ') : inner
}

interface Written {
  /** Offsets of the excerpt. */
  readonly start: number
  readonly end: number
  readonly ownLine: boolean
  readonly inItem: boolean
  readonly quoted: boolean
  readonly colon: boolean
  readonly indent: number
}

/** A word, alone in its line or behind dashes. */
const ALONE = /^(\s*(?:-\s+)*)(?:[^\s:,[\]{}#"'-][^:,[\]{}#"']*)?$/

/** The word before and behind the cursor; null where nothing can be completed, as in a comment. */
const wordAt = (text: string, at: number): Written | null => {
  const from = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
  const to = text.indexOf('\n', at)
  const before = text.slice(from, at)
  const behind = text.slice(at, to < 0 ? text.length : to)
  if (/^\s*#|\s#|:$/.test(before)) return null
  const rest = /^[^\s:,[\]{}#"']*/.exec(behind)?.[0] ?? ''
  const remainder = behind.slice(rest.length)
  const lead = ALONE.exec(before)?.[1]
  if (lead !== undefined) {
    const colon = /^\s*:(?:\s|$)/.test(remainder)
    return {
      start: from + lead.length,
      end: at + rest.length,
      ownLine: colon || /^\s*(?:#.*)?$/.test(remainder),
      inItem: lead.includes('-'),
      quoted: false,
      colon,
      indent: lead.length,
    }
  }
  const begin =
    Math.max(before.lastIndexOf(': ') + 1, ...[...'[{,"\''].map((sign) => before.lastIndexOf(sign))) + 1
  if (begin <= 0) return null
  const space = /^\s*/.exec(before.slice(begin))?.[0].length ?? 0
  return {
    start: from + begin + space,
    end: at + rest.length,
    ownLine: false,
    inItem: false,
    quoted: /["']/.test(before[begin - 1] ?? ''),
    colon: /^["']?\s*:(?:\s|$)/.test(remainder),
    indent: begin + space,
  }
}

const keysOf = (map: unknown): string[] =>
  isMap(map)
    ? map.items.flatMap(({ key }) => (isScalar(key) && key.value !== CURSOR ? [String(key.value)] : []))
    : []

const slotOf = (
  document: Document,
  key: number | string | null,
  node: Node,
  ancestors: readonly unknown[],
): Pick<Slot, 'mapPath' | 'valuePath' | 'siblings' | 'data'> => {
  const data = dataOf(document)
  if (key !== 'key') return { mapPath: null, valuePath: pathOf(ancestors, node), siblings: [], data }
  const map = ancestors.at(-2)
  const mapPath = pathOf(ancestors.slice(0, -2), map)
  // In a flow list, the mark and its colon make a map of one key.
  const list = ancestors.at(-3)
  const alone =
    isMap(map) && map.items.length === 1 && (map.flow !== true || (isSeq(list) && list.flow === true))
  return { mapPath, valuePath: alone ? mapPath : null, siblings: keysOf(map), data }
}

/** Keys at the margin, except for the one that begins at an offset. */
const sectionsIn = (text: string, except: number): string[] =>
  [...text.matchAll(/^([A-Za-z]\w*):/gm)].flatMap(({ index, 1: key = '' }) => (index === except ? [] : [key]))

const documentsWith = (excerpt: Excerpt, word: Written): Document[] => {
  const colon = word.ownLine && !word.colon ? ':' : ''
  return parse(excerpt.text.slice(0, word.start) + CURSOR + colon + excerpt.text.slice(word.end))
}

/**
 * What can be written at an offset of the text; null where nothing can, as within a sentence. The text
 * need not be whole: a mark is put where the cursor is, and the parser says where the mark stands.
 */
export const slotAt = (text: string, offset: number): Slot | null => {
  const excerpt = excerptAround(text, offset)
  const word = wordAt(excerpt.text, excerpt.inside(offset))
  if (word === null) return null
  let slot: Slot | null = null
  for (const document of documentsWith(excerpt, word)) {
    visit(document, {
      Scalar(key, node, ancestors) {
        if (node.value !== CURSOR) return undefined
        const start = excerpt.outside(word.start)
        const found = slotOf(document, key, node, ancestors)
        slot = {
          ...found,
          // The excerpt may hold one of the sections only.
          siblings: found.mapPath?.length === 0 ? sectionsIn(text, start) : found.siblings,
          start,
          end: excerpt.outside(word.end),
          typed: excerpt.text.slice(word.start, excerpt.inside(offset)),
          ownLine: word.ownLine,
          inItem: word.inItem,
          quoted: word.quoted,
          colon: word.colon,
          indent: word.indent,
        }
        return visit.BREAK
      },
    })
  }
  return slot
}
