/** Finds the references of a value by the schema that it fits: what the schemas mark is found everywhere. */
import * as z from 'zod'
import { namesIn, parseLogic } from './logic/logic.ts'
import type { Path } from './place.ts'
import { expressions, references, type Kind } from './schema/words.ts'

/** An id that stands somewhere in the map and names something. */
export interface Reference {
  readonly path: Path
  readonly id: string
  /** Things of any of these kinds may stand there. */
  readonly expected: readonly Kind[]
  /** The id is the key at the path, not its value. */
  readonly isKey: boolean
  /** While the map defines nothing of that kind, any text may stand there. */
  readonly isFree: boolean
  /** It stands inside this metric logic, from and to these offsets of its text. */
  readonly within?: { readonly text: string; readonly from: number; readonly to: number }
}

/** Metric logic that stands somewhere in the map. */
export interface Expression {
  readonly path: Path
  readonly text: string
  readonly expects: 'quantity' | 'truth'
}

export interface Links {
  readonly references: readonly Reference[]
  readonly expressions: readonly Expression[]
}

interface Found {
  readonly references: Reference[]
  readonly expressions: Expression[]
  /** The thing as a whole: what may stand in some places depends on it. */
  readonly thing: unknown
}

type Walk = (value: unknown, path: Path, found: Found) => void

interface Definition {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition

const addReference = (schema: z.ZodType, isKey: boolean): Walk | null => {
  const marked = references.get(schema)
  if (!marked) return null
  const { to, free = false } = marked
  return (value, path, found) => {
    const expected = typeof to === 'function' ? to(found.thing) : to
    if (typeof value !== 'string' || expected.length === 0) return
    found.references.push({ path, id: value, expected, isKey, isFree: free })
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether the value is of the option's kind; the keys tell objects apart, and `kind` where they have one. */
const isOf = (option: z.ZodType, value: unknown): boolean => {
  const { type, shape } = definitionOf(option)
  if (type === 'object') {
    return (
      isRecord(value) &&
      shape !== undefined &&
      Object.entries(value).every(([key, one]) => {
        const part = shape[key]
        if (part === undefined) return one === undefined
        const { values } = part.def as { values?: readonly unknown[] }
        return part.def.type !== 'literal' || values === undefined || values.includes(one)
      })
    )
  }
  if (type === 'array') return Array.isArray(value)
  if (type === 'record') return isRecord(value)
  return !isRecord(value) && !Array.isArray(value)
}

const walks = new WeakMap<z.ZodType, Walk | null>()

const build = (schema: z.ZodType): Walk | null => {
  const own = addReference(schema, false)
  if (own) return own
  const expects = expressions.get(schema)?.expects
  if (expects !== undefined) {
    return (value, path, found) => {
      if (typeof value !== 'string') return
      found.expressions.push({ path, text: value, expects })
      for (const { kind, name, from, to } of namesIn(parseLogic(value).ast)) {
        if (kind !== 'event' && kind !== 'stage') continue
        const within = { text: value, from, to }
        found.references.push({ path, id: name, expected: [kind], isKey: false, isFree: false, within })
      }
    }
  }
  const { innerType, shape, keyType, valueType, element, options } = definitionOf(schema)
  if (innerType) return walkOf(innerType)
  if (shape) {
    const parts = Object.entries(shape).flatMap(([key, part]): [string, Walk][] => {
      const walk = walkOf(part)
      return walk ? [[key, walk]] : []
    })
    if (parts.length === 0) return null
    return (value, path, found) => {
      if (!isRecord(value)) return
      for (const [key, walk] of parts) if (value[key] !== undefined) walk(value[key], [...path, key], found)
    }
  }
  if (keyType && valueType) {
    const ofKey = addReference(keyType, true)
    const ofValue = walkOf(valueType)
    if (!ofKey && !ofValue) return null
    return (value, path, found) => {
      if (!isRecord(value)) return
      for (const [key, one] of Object.entries(value)) {
        ofKey?.(key, [...path, key], found)
        ofValue?.(one, [...path, key], found)
      }
    }
  }
  if (element) {
    const walk = walkOf(element)
    return (
      walk &&
      ((value, path, found) => {
        if (Array.isArray(value)) value.forEach((one, i) => walk(one, [...path, i], found))
      })
    )
  }
  if (options) {
    const choices = options.map((option) => ({ option, walk: walkOf(option) }))
    if (choices.every(({ walk }) => walk === null)) return null
    return (value, path, found) =>
      choices.find(({ option }) => isOf(option, value))?.walk?.(value, path, found)
  }
  return null
}

/** The walk through values of a schema; null where nothing in them is marked. Built once for each schema. */
const walkOf = (schema: z.ZodType): Walk | null => {
  const known = walks.get(schema)
  if (known !== undefined) return known
  const walk = build(schema)
  walks.set(schema, walk)
  return walk
}

/**
 * The references and the metric logic in a value.
 *
 * @param at Path of the value from the root of the map.
 * @param thing The thing that the value belongs to, if it is not the thing itself.
 */
export const linksOf = (schema: z.ZodType, value: unknown, at: Path, thing: unknown = value): Links => {
  const found: Found = { references: [], expressions: [], thing }
  walkOf(schema)?.(value, at, found)
  return found
}
