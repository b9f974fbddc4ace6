/** The canonical order of keys: the order in which the schemas of the map language name them. */
import type * as z from 'zod'
import type { Path } from '../model/place.ts'
import { MapFile } from '../model/schema.ts'
import type { Data } from './data.ts'

interface Definition {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly getter?: () => z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly element?: z.ZodType
  readonly entries?: Readonly<Record<string, string>>
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition

/** A schema without what is wrapped around it; of a union, all that it may be. */
const plain = (schema: z.ZodType): z.ZodType[] => {
  const { innerType, in: input, getter, options } = definitionOf(schema)
  if (options) return options.flatMap(plain)
  const inner = innerType ?? input ?? getter?.()
  return inner ? plain(inner) : [schema]
}

const own = (shape: Definition['shape'], key: string): z.ZodType | undefined =>
  shape && Object.hasOwn(shape, key) ? shape[key] : undefined

const inside = (schema: z.ZodType, step: string | number): z.ZodType[] => {
  const { type, shape, valueType, element } = definitionOf(schema)
  const next =
    type === 'object'
      ? own(shape, String(step))
      : type === 'record'
        ? valueType
        : type === 'array'
          ? element
          : null
  return next ? plain(next) : []
}

/** All that may stand at a path of the map. */
const schemasAt = (path: Path): z.ZodType[] =>
  path.reduce<z.ZodType[]>((schemas, step) => schemas.flatMap((one) => inside(one, step)), plain(MapFile))

const orderOf = (schemas: readonly z.ZodType[]): readonly string[] | null => {
  const keys = schemas.flatMap((schema) => {
    const { type, shape, keyType } = definitionOf(schema)
    if (type === 'object') return Object.keys(shape ?? {})
    // A record whose keys are known, such as the boundary items, has their order.
    return keyType ? Object.values(definitionOf(keyType).entries ?? {}) : []
  })
  return keys.length > 0 ? [...new Set(keys)] : null
}

/** The keys that may stand in the map at a path, in their order; null where they are ids, which have none. */
export const keysAt = (path: Path): readonly string[] | null => orderOf(schemasAt(path))

/** Where in a map a new key belongs: behind the last of those present that come before it, at the end if it has no order. */
export const positionOf = (
  key: string,
  present: readonly string[],
  order: readonly string[] | null,
): number => {
  const rank = order?.indexOf(key) ?? -1
  if (!order || rank < 0) return present.length
  for (let before = rank - 1; before >= 0; before--) {
    const at = present.indexOf(order[before] as string)
    if (at >= 0) return at + 1
  }
  return 0
}

const ordered = (value: Data, schemas: readonly z.ZodType[]): Data => {
  const deeper = (one: Data, step: string | number): Data =>
    ordered(
      one,
      schemas.flatMap((schema) => inside(schema, step)),
    )
  if (Array.isArray(value)) return value.map((one) => deeper(one, 0))
  if (!(value instanceof Map)) return value
  const order = orderOf(schemas) ?? []
  const rank = (key: unknown): number =>
    order.includes(String(key)) ? order.indexOf(String(key)) : order.length
  return new Map(
    [...value].sort(([a], [b]) => rank(a) - rank(b)).map(([key, one]) => [key, deeper(one, String(key))]),
  )
}

/** A value with all of its keys in the order of the schema at its path. */
export const inOrder = (value: Data, path: Path): Data => ordered(value, schemasAt(path))
