/** Safe looks into JSON that others send: nothing of it is taken for granted. */

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const MOST_SHOWN = 60

/** JSON of what is nested so deep that it can't be written. */
const TOO_DEEP = '"(nested too deep)"'

const written = (value: unknown): string | null => {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** JSON of a value that others sent; of a value, or an entry of a list, that is nested too deep it says only that. */
export const jsonOf = (value: unknown): string =>
  written(value) ??
  (Array.isArray(value) ? `[${value.map((one) => written(one) ?? TOO_DEEP).join(',')}]` : TOO_DEEP)

/** A value as it is told in a message. */
export const show = (value: unknown): string => {
  const text = jsonOf(value)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}

/** Text of a property of its own; every object inherits a `toString`. */
export const textAt = (object: Json, key: string): string | null => {
  const value = Object.hasOwn(object, key) ? object[key] : null
  return typeof value === 'string' && value !== '' ? value : null
}

export const objectAt = (object: Json, key: string): Json | null => {
  const value = object[key]
  return isObject(value) ? value : null
}

export const listAt = (object: Json, key: string): readonly unknown[] | null => {
  const value = object[key]
  return Array.isArray(value) ? value : null
}

/** An id, which some write as text and some as a number. */
export const idAt = (object: Json, key: string): string | null => {
  const value = object[key]
  if (typeof value === 'number') return String(value)
  return textAt(object, key)
}
