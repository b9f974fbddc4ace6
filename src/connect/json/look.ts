/** Safe looks into JSON that others send: nothing of it is taken for granted. */

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
