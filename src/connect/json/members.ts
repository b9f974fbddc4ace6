/** Members of JSON objects as fields of an item. */
import type { FieldValue } from '../../flow/event.ts'
import { isObject } from './look.ts'

/** Members are kept as fields down to here: `order.customer.country`. */
const DEEPEST = 3

export const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** A scalar as text; null for anything else, and for what is blank. */
export const textOf = (value: unknown): string | null => {
  const text = isScalar(value) ? String(value).trim() : ''
  return text === '' ? null : text
}

/** The value at the end of a path of own members; undefined where the path ends before. */
export const memberAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, member) => (isObject(at) && Object.hasOwn(at, member) ? at[member] : undefined),
    value,
  )

/** Adds scalars and lists of texts by their path; what lies deeper than the third level is left out. */
export const addMembers = (
  fields: Record<string, FieldValue>,
  members: object,
  prefix = '',
  depth = 1,
): void => {
  for (const [name, value] of Object.entries(members)) {
    if (isScalar(value)) fields[prefix + name] = value
    else if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))
      fields[prefix + name] = value
    else if (isObject(value) && depth < DEEPEST) addMembers(fields, value, `${prefix}${name}.`, depth + 1)
  }
}
