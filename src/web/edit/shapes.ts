/**
 * What can stand at a place of the map, read from the schema of the language: forms take their fields, names,
 * help and checks from it, so that there is one source for them.
 */
import * as z from 'zod'
import type { Path } from '../../model/place.ts'
import { expressions, MapFile, references, type Kind } from '../../model/schema.ts'
import { isParts } from './changes.ts'
import { keyInWords } from './words.ts'

export interface Part {
  readonly key: string
  readonly name: string
  readonly help: string | null
  /** It must be filled in. */
  readonly required: boolean
  /** What holds if it is left out. */
  readonly otherwise: unknown
  readonly shape: Shape
}

export type Shape =
  | { readonly kind: 'text'; readonly short: boolean }
  | { readonly kind: 'logic' }
  | { readonly kind: 'day' }
  | { readonly kind: 'number' }
  | { readonly kind: 'yes or no' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | {
      readonly kind: 'reference'
      /** Kinds of things that may stand there, given the thing that is edited; none: any text. */
      readonly to: (thing: unknown) => readonly Kind[]
      readonly free: boolean
    }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'record'; readonly key: Shape; readonly value: Shape }
  | { readonly kind: 'parts'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'either'
      readonly options: readonly { readonly shape: Shape; readonly takes: (value: unknown) => boolean }[]
    }
  /** A value that stands for itself, such as the `kind` of a source. */
  | { readonly kind: 'fixed'; readonly value: string }

type Schema = z.core.$ZodType

/** Texts of a word or two; all others get room for sentences. */
const SHORT_KEYS = new Set([
  'name',
  'unit',
  'version',
  'currency',
  'latency',
  'owner',
  'by',
  'vendor',
  'zone',
])

interface Unwrapped {
  readonly schema: Schema
  readonly required: boolean
  readonly otherwise: unknown
  readonly help: string | null
}

/** Takes off what only says whether something must be there. */
const unwrap = (outer: Schema): Unwrapped => {
  let schema = outer as z.core.$ZodTypes
  let required = true
  let otherwise: unknown
  let help: string | null = null
  for (;;) {
    help ??= z.globalRegistry.get(schema)?.description ?? null
    const { def } = schema._zod
    if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault') {
      required = false
      if (def.type === 'default') otherwise ??= def.defaultValue
    } else return { schema, required, otherwise, help }
    schema = def.innerType as z.core.$ZodTypes
  }
}

const partOf = (key: string, outer: Schema): Part => {
  const { schema, required, otherwise, help } = unwrap(outer)
  return { key, name: keyInWords(key), help, required, otherwise, shape: shapeOf(schema, key) }
}

const isTaking =
  (schema: Schema) =>
  (value: unknown): boolean =>
    z.core.safeParse(schema, value).success

/** The shape of what a schema takes. @param key The key under which it stands. */
export const shapeOf = (outer: Schema, key = ''): Shape => {
  const schema = unwrap(outer).schema as z.core.$ZodTypes
  const reference = references.get(schema)
  if (reference) {
    const { to, free = false } = reference
    return { kind: 'reference', to: typeof to === 'function' ? to : () => to, free }
  }
  if (expressions.get(schema)) return { kind: 'logic' }
  const { def } = schema._zod
  switch (def.type) {
    case 'object':
      return { kind: 'parts', parts: Object.entries(def.shape).map(([name, part]) => partOf(name, part)) }
    case 'array':
      return { kind: 'list', item: shapeOf(def.element) }
    case 'record':
      return { kind: 'record', key: shapeOf(def.keyType), value: shapeOf(def.valueType) }
    case 'enum':
      return { kind: 'choice', options: Object.values(def.entries).map(String) }
    case 'literal':
      return { kind: 'fixed', value: String(def.values[0]) }
    case 'union':
      return {
        kind: 'either',
        options: def.options.map((option) => ({ shape: shapeOf(option, key), takes: isTaking(option) })),
      }
    case 'number':
      return { kind: 'number' }
    case 'boolean':
      return { kind: 'yes or no' }
    default: {
      const isDay = def.type === 'string' && 'format' in def && def.format === 'date'
      return isDay ? { kind: 'day' } : { kind: 'text', short: SHORT_KEYS.has(key) }
    }
  }
}

/** The schema of what stands at a path of the map; null where the language has nothing. */
export const schemaAt = (path: Path): Schema | null => {
  let here: Schema = MapFile
  for (const step of path) {
    const schema = unwrap(here).schema as z.core.$ZodTypes
    const { def } = schema._zod
    const next: Schema | undefined =
      def.type === 'object'
        ? def.shape[step]
        : def.type === 'record'
          ? def.valueType
          : def.type === 'array'
            ? def.element
            : undefined
    if (next === undefined) return null
    here = next
  }
  return unwrap(here).schema
}

/**
 * The value less what would hold anyway. The map as it is answered has such parts filled in, whether its text
 * says them or not; what is typed is compared without them.
 */
export const withoutDefaults = (shape: Shape, value: unknown): unknown => {
  switch (shape.kind) {
    case 'list':
      return Array.isArray(value) ? value.map((item) => withoutDefaults(shape.item, item)) : value
    case 'record':
      return isParts(value)
        ? Object.fromEntries(
            Object.entries(value).map(([id, one]) => [id, withoutDefaults(shape.value, one)]),
          )
        : value
    case 'either': {
      const form = shape.options.find(({ takes }) => takes(value))?.shape
      return form ? withoutDefaults(form, value) : value
    }
    case 'parts':
      return isParts(value)
        ? Object.fromEntries(
            Object.entries(value).flatMap(([key, one]) => {
              const part = shape.parts.find((known) => known.key === key)
              if (part && one === part.otherwise) return []
              return [[key, part ? withoutDefaults(part.shape, one) : one]]
            }),
          )
        : value
    default:
      return value
  }
}

/** What a value of this shape starts as. */
export const blankOf = (shape: Shape): unknown => {
  if (shape.kind === 'fixed') return shape.value
  if (shape.kind !== 'parts') return undefined
  const fixed = shape.parts.flatMap((part) =>
    part.shape.kind === 'fixed' ? [[part.key, part.shape.value] as const] : [],
  )
  return fixed.length > 0 ? Object.fromEntries(fixed) : undefined
}

/** The issues of a choice are those of the form that the value comes closest to. */
const flattened = (issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
    const distance = (one: readonly z.core.$ZodIssue[]): number =>
      one.filter(({ code, path }) => path.length === 0 && code !== 'custom').length * 100 + one.length
    const [closest = []] = issue.errors.toSorted((a, b) => distance(a) - distance(b))
    return flattened(closest).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
  })

/**
 * What keeps a value from being taken: path within the value, joined with `.` → message.
 *
 * @param value {@link cleaned}
 */
export const mistakesIn = (schema: Schema, value: unknown): ReadonlyMap<string, string> => {
  const result = z.core.safeParse(schema, value ?? {})
  if (result.success) return new Map()
  return new Map(
    flattened(result.error.issues).map((issue) => {
      const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('undefined')
      return [issue.path.join('.'), isMissing ? 'This is needed.' : `${issue.message}.`]
    }),
  )
}
