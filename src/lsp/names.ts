/** Ids in the text: what the cursor is on, what it names, and who else names it. */
import * as z from 'zod'
import { fits } from '../check/references.ts'
import type { Definition, LoadedMap } from '../model/load.ts'
import type { Path, Place } from '../model/place.ts'
import { definitions, type Kind, type ValueStreamMap } from '../model/schema.ts'
import { allowedAt, dataAt, isExpression, kindsOf, thingAt } from '../model/allowed.ts'
import { namesIn, parseLogic } from '../model/logic/logic.ts'
import { spotAt, unmarked, type Spot } from './spot.ts'

/** An id that stands in a text. Offsets are of the file, without quotes. */
export interface Name {
  readonly id: string
  /** It names, or is to name, something of one of these kinds. */
  readonly kinds: readonly Kind[]
  readonly start: number
  readonly end: number
}

/** What an id names where these kinds are expected. */
export const definitionOf = (
  loaded: LoadedMap,
  id: string,
  expected: readonly Kind[],
): Definition | undefined => loaded.definitions.get(id)?.find(({ kind }) => fits(kind, expected))

const kindsOfKey = ({ path, data }: Spot): readonly Kind[] =>
  allowedAt(path.slice(0, -1), data).flatMap(({ schema }) => {
    if (!(schema instanceof z.ZodRecord)) return []
    const defines = definitions.get(schema)?.defines
    return defines === undefined ? kindsOf(schema.keyType as z.ZodType, thingAt(path, data)) : [defines]
  })

const withoutQuotes = ({ start, end, source }: Spot): { start: number; end: number } =>
  /^["']/.test(source) ? { start: start + 1, end: end - 1 } : { start, end }

/** The ids that metric logic names. Offsets are those of its text. */
const namesInLogic = (text: string): Name[] =>
  namesIn(parseLogic(text).ast).flatMap(({ kind, name, from, to }) =>
    kind === 'event' || kind === 'stage' ? [{ id: name, kinds: [kind], start: from, end: to }] : [],
  )

const nameInLogic = (spot: Spot, offset: number): Name | null => {
  const { start } = spot
  const name = namesInLogic(unmarked(spot)).find(
    (one) => start + one.start <= offset && offset <= start + one.end,
  )
  return name === undefined ? null : { ...name, start: start + name.start, end: start + name.end }
}

/** The id at an offset of a text; null if none is there. */
export const nameAt = (text: string, offset: number): Name | null => {
  const spot = spotAt(text, offset)
  if (spot === null || typeof spot.value !== 'string') return null
  if (spot.part === 'key') {
    const kinds = kindsOfKey(spot)
    return kinds.length === 0 ? null : { id: spot.value, kinds, ...withoutQuotes(spot) }
  }
  const forms = allowedAt(spot.path, spot.data)
  if (forms.some(isExpression)) return nameInLogic(spot, offset)
  const kinds = forms.flatMap(({ schema }) => kindsOf(schema, thingAt(spot.path, spot.data)))
  return kinds.length === 0 ? null : { id: spot.value, kinds, ...withoutQuotes(spot) }
}

/** The place of an id without its quotes; null where something else is written, such as an alias. */
const bare = (place: Place, id: string): Place | null => {
  if (place.line !== place.endLine) return null
  const quotes = place.endColumn - place.column - id.length
  if (quotes === 0) return place
  return quotes === 2 ? { ...place, column: place.column + 1, endColumn: place.endColumn - 1 } : null
}

/** Where the id of a definition stands. */
export const placeOf = (loaded: LoadedMap, { path, id }: Definition): Place =>
  bare(loaded.locateKey(path), id) ?? loaded.locateKey(path)

const inOrder = (a: Place, b: Place): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column

/** Where a thing is named, in the order of the text; its definition is not among them. */
export const referencesTo = (loaded: LoadedMap, definition: Definition): Place[] => {
  const places = loaded.references.flatMap((reference) => {
    if (reference.id !== definition.id) return []
    if (definitionOf(loaded, reference.id, reference.expected) !== definition) return []
    return bare(loaded.locateReference(reference), reference.id) ?? []
  })
  return places.sort(inOrder)
}

/** What the map says about a thing; undefined if it says something wrong. */
export const valueOf = (map: ValueStreamMap, path: Path): unknown => {
  const [section, ...rest] = path
  const from =
    section === 'journey' ? map.stages : (map as unknown as Record<string, unknown>)[String(section)]
  const way = section === 'journey' ? rest.slice(1) : rest
  return way.reduce<unknown>(
    (here, step) => (here instanceof Map ? here.get(step) : dataAt([step], here)),
    from,
  )
}

const textOf = (thing: unknown, keys: readonly string[]): string | null => {
  for (const key of keys) {
    const text = dataAt([key], thing)
    if (typeof text === 'string') return text
  }
  return null
}

/** What a thing is called; its id if it has no name. */
export const titleOf = (loaded: LoadedMap, { path, id }: Definition): string =>
  textOf(valueOf(loaded.map, path), ['name']) ?? id

/** In the order in which they say what a thing is. */
const SAYING = [
  'promise',
  'charter',
  'description',
  'job',
  'persona',
  'intent',
  'hypothesis',
  'findings',
  'why',
]

/** One sentence or more that say what a thing is; null if the map has none. */
export const aboutOf = (loaded: LoadedMap, { path }: Definition): string | null =>
  textOf(valueOf(loaded.map, path), SAYING)
