/** What Zod finds wrong, said at the place where it stands and in words that say what to do. */
import { isMap, type Document, type Node } from 'yaml'
import * as z from 'zod'
import { didYouMean, nearest } from './did-you-mean.ts'
import { follow, rangeOf, type Fault } from './parse.ts'
import type { Path } from './place.ts'

/** A longer value is cut in messages. */
const LONGEST = 60

const show = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (value === null) return 'an empty value'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map of keys'
  const text = String(value)
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  record: 'a map of keys',
  object: 'a map of keys',
  array: 'a list',
  boolean: '`true` or `false`',
  number: 'a number',
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (one, step) => (one as Record<string | number, unknown> | null | undefined)?.[step],
    value,
  )

/** The keys that a schema knows at a path, to guess what a mistyped one was meant to be. */
const keysAt = (schema: z.ZodType, path: Path): string[] => {
  const definition = schema.def as unknown as Record<string, unknown> & { type: string }
  if (['optional', 'default', 'prefault', 'nullable'].includes(definition.type)) {
    return keysAt(definition['innerType'] as z.ZodType, path)
  }
  if (definition.type === 'union')
    return (definition['options'] as z.ZodType[]).flatMap((option) => keysAt(option, path))
  const [step, ...rest] = path
  if (definition.type === 'object') {
    const shape = definition['shape'] as Record<string, z.ZodType>
    if (step === undefined) return Object.keys(shape)
    const next = shape[String(step)]
    return next ? keysAt(next, rest) : []
  }
  if (definition.type === 'record' && step !== undefined)
    return keysAt(definition['valueType'] as z.ZodType, rest)
  if (definition.type === 'array' && step !== undefined)
    return keysAt(definition['element'] as z.ZodType, rest)
  return []
}

/** Of a union, the issues of the option that came nearest: the one that got deepest, then the one with fewest. */
const flattened = (issue: z.core.$ZodIssue): z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const options = issue.errors.map((issues) => issues.flatMap(flattened))
  const depth = (issues: readonly z.core.$ZodIssue[]): number =>
    Math.max(...issues.map(({ path }) => path.length))
  // An option of another type (text where a map of keys stands) was not what the writer had in mind.
  const ofThisType = options.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  )
  const best = ofThisType.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
  if (!best) return [issue]
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** The values that tell the options of a union apart, such as the kinds of sources. */
const discriminators = (schema: z.ZodType, key: string): string[] => {
  const options = (schema.def as { options?: readonly z.ZodObject[] }).options ?? []
  return options.flatMap((option) =>
    [...((option.shape[key] as z.ZodLiteral | undefined)?.values ?? [])].map(String),
  )
}

const guess = (found: unknown, allowed: readonly string[]): string =>
  typeof found === 'string' ? didYouMean(found, allowed) : ''

const messageOf = (issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType): string => {
  const path = issue.path as Path
  const name = path.length > 0 ? `\`${path.join('.')}\`` : 'This'
  const found = valueAt(value, path)
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined
        ? `\`${String(path.at(-1))}\` is missing: ${EXPECTED[issue.expected] ?? issue.expected} is expected.`
        : `${name} is ${show(found)}: ${EXPECTED[issue.expected] ?? issue.expected} is expected.`
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      return `${name} is ${show(found)}: one of ${allowed.join(', ')} is expected.${guess(found, allowed)}`
    }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${name} is empty: ${EXPECTED[issue.origin]} is expected.`
        : `${name} is ${show(found)}: more than ${String(issue.minimum)} is expected.`
    case 'too_big':
      return `${name} is ${show(found)}: a length of at most ${String(issue.maximum)} is expected.`
    case 'invalid_format':
      return issue.format === 'datetime'
        ? `${name} is ${show(found)}: an instant with its offset is expected, such as \`2024-01-31T09:00:00Z\`.`
        : `${name} is ${show(found)}: ${issue.message}.`
    case 'invalid_union': {
      const missing = found === undefined ? `\`${String(path.at(-1))}\` is missing` : null
      if (!('discriminator' in issue)) {
        return `${missing ?? `${name} is ${show(found)}, which is none of the forms that are allowed here`}.`
      }
      const kinds = discriminators(schema, String(issue.discriminator))
      return `${missing ?? `${name} is ${show(found)}`}: one of ${kinds.join(', ')} is expected.${guess(found, kinds)}`
    }
    case 'invalid_key':
      return `\`${String(path.at(-1))}\` can't be a key here: ${issue.issues[0]?.message ?? issue.message}.`
    default:
      return `${name} is ${show(found)}: ${issue.message}.`
  }
}

/** Whether it is the rest of a text that was cut by a comma: a key without a value in a map in flow style. */
const cutByComma = (holder: Node, value: unknown): boolean =>
  value === null && isMap(holder) && holder.flow === true

/**
 * What is wrong with a value, each where it stands.
 *
 * @param at Path of the value from the root of the map, for the fixes.
 */
export const faultsOf = (
  error: z.ZodError,
  value: unknown,
  schema: z.ZodType,
  document: Document,
  node: Node,
  at: Path,
): Fault[] =>
  error.issues.flatMap(flattened).flatMap((issue): Fault[] => {
    const path = issue.path as Path
    const { node: where, key } = follow(document, node, path)
    if (issue.code === 'unrecognized_keys') {
      const known = [...new Set(keysAt(schema, path))]
      return issue.keys.map((unknown) => {
        const spot = follow(document, node, [...path, unknown])
        const meant = nearest(unknown, known)
        return {
          range: rangeOf(spot.key ?? where),
          code: 'MR003',
          message: `There is no key \`${unknown}\` here.${didYouMean(unknown, known)}`,
          hint: cutByComma(where, valueAt(value, [...path, unknown]))
            ? 'In `{ … }` a comma begins a new key: put a text that holds a comma into quotes.'
            : known.length > 0
              ? `Known keys: ${known.join(', ')}.`
              : undefined,
          fix:
            meant === null || meant in Object(valueAt(value, path))
              ? undefined
              : {
                  title: `Change \`${unknown}\` to \`${meant}\``,
                  safe: true,
                  changes: [{ op: 'rename', path: [...at, ...path, unknown], to: meant }],
                },
        }
      })
    }
    const meant =
      issue.code === 'invalid_value' ? nearest(String(valueAt(value, path)), issue.values.map(String)) : null
    return [
      {
        range: rangeOf(issue.code === 'invalid_key' ? (key ?? where) : where),
        code: 'MR002',
        message: messageOf(issue, value, schema),
        fix:
          meant === null || typeof valueAt(value, path) !== 'string'
            ? undefined
            : {
                title: `Change it to \`${meant}\``,
                safe: true,
                changes: [{ op: 'set', path: [...at, ...path], value: meant }],
              },
      },
    ]
  })
