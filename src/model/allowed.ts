/** What the schema of the map allows at a path. */
import * as z from 'zod'
import type { Path } from './place.ts'
import { expressions, MapFile, references, type Kind } from './schema.ts'

/** One form that a value may have: no optional, no default, no union any more. */
export interface Allowed {
  readonly schema: z.ZodType
  readonly description: string | undefined
  readonly required: boolean
  /** What holds if nothing is written. */
  readonly byDefault: unknown
}

type Shape = Readonly<Record<string, z.ZodType>>

/** All forms that a schema allows. */
export const formsOf = (schema: z.ZodType, outer: Partial<Allowed> = {}): Allowed[] => {
  const known = { ...outer, description: outer.description ?? schema.description }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return formsOf(schema.unwrap() as z.ZodType, { ...known, required: false })
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    const byDefault = schema.def.defaultValue
    return formsOf(schema.unwrap() as z.ZodType, { ...known, required: false, byDefault })
  }
  if (schema instanceof z.ZodUnion) {
    return (schema.options as z.ZodType[]).flatMap((option) => formsOf(option, known))
  }
  return [
    {
      schema,
      description: known.description,
      required: outer.required ?? true,
      byDefault: outer.byDefault,
    },
  ]
}

export const shapeOf = ({ schema }: Allowed): Shape | null =>
  schema instanceof z.ZodObject ? (schema.shape as Shape) : null

const at = (data: unknown, key: string | number): unknown =>
  (data as Readonly<Record<string | number, unknown>> | null | undefined)?.[key]

/** Whether the literals that tell the forms apart, such as the kind of a source, say that this form is meant. */
const isMeant = (form: Allowed, data: unknown): boolean => {
  const shape = shapeOf(form)
  if (shape === null || typeof data !== 'object' || data === null) return true
  return Object.entries(shape).every(([key, schema]) => {
    const written = at(data, key)
    return !(schema instanceof z.ZodLiteral) || typeof written !== 'string' || schema.values.has(written)
  })
}

const meant = (forms: readonly Allowed[], data: unknown): readonly Allowed[] => {
  const some = forms.filter((form) => isMeant(form, data))
  return some.length > 0 ? some : forms
}

const below = (form: Allowed, step: string | number): Allowed[] => {
  const { schema } = form
  if (schema instanceof z.ZodObject) {
    const next = (schema.shape as Shape)[String(step)]
    return next === undefined ? [] : formsOf(next)
  }
  if (schema instanceof z.ZodRecord) return formsOf(schema.valueType as z.ZodType)
  return schema instanceof z.ZodArray ? formsOf(schema.element as z.ZodType) : []
}

/**
 * The forms that are allowed at a path.
 *
 * @param data What is written at the root; it decides where the schema has several forms.
 */
export const allowedAt = (path: Path, data: unknown): readonly Allowed[] => {
  let here = data
  let forms = meant(formsOf(MapFile), here)
  for (const step of path) {
    here = at(here, step)
    forms = meant(
      forms.flatMap((form) => below(form, step)),
      here,
    )
  }
  return forms
}

/**
 * The kinds whose ids may stand where this form is allowed; nothing if it is no reference.
 *
 * @param thing The thing in which it stands, such as a whole stream.
 */
export const kindsOf = (schema: z.ZodType, thing: unknown): readonly Kind[] => {
  const to = references.get(schema)?.to ?? []
  return typeof to === 'function' ? to(thing) : to
}

/** The thing of the map in which a path lies: an entry of a section. */
export const thingAt = (path: Path, data: unknown): unknown =>
  path.slice(0, 2).reduce<unknown>((here, step) => at(here, step), data)

/** What stands at a path of plain data. */
export const dataAt = (path: Path, data: unknown): unknown =>
  path.reduce<unknown>((here, step) => at(here, step), data)

export const isExpression = ({ schema }: Allowed): boolean => expressions.get(schema) !== undefined

const A_FEW = 8

const quoted = (values: readonly unknown[]): string =>
  values.map((value) => `\`${String(value)}\``).join(', ')

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`)

/** The values of a closed list; nothing if any value may stand there. */
export const valuesOf = ({ schema }: Allowed): readonly string[] => {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String)
  return schema instanceof z.ZodBoolean ? ['true', 'false'] : []
}

/** What may stand there, in words, such as ``one of `a`, `b` `` or `a list, each the id of a slice`. */
export const inWords = (forms: readonly Allowed[], thing: unknown): string =>
  [...new Set(forms.map((form) => formInWords(form, thing)))].join(', or ')

const formInWords = (form: Allowed, thing: unknown): string => {
  const { schema } = form
  const values = valuesOf(form)
  if (values.length === 1) return quoted(values)
  if (values.length > 1) return `one of ${quoted(values)}`
  const kinds = kindsOf(schema, thing)
  if (kinds.length > A_FEW) return 'the id of anything in the map'
  if (kinds.length > 0) {
    const named = references.get(schema)?.free === true ? ', or any name while the map defines none' : ''
    return `the id of ${kinds.map(article).join(' or ')}${named}`
  }
  if (isExpression(form)) return 'metric logic'
  if (schema instanceof z.ZodObject) return `a map of ${quoted(Object.keys(schema.shape as Shape))}`
  if (schema instanceof z.ZodRecord) {
    const key = inWords(formsOf(schema.keyType as z.ZodType), thing)
    return key === 'text' ? 'a map of keys' : `a map whose keys are each ${key}`
  }
  if (schema instanceof z.ZodArray)
    return `a list, each ${inWords(formsOf(schema.element as z.ZodType), thing)}`
  return schema instanceof z.ZodNumber ? 'a number' : 'text'
}
