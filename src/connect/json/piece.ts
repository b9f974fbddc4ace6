/** The pieces of a text of JSON, each parsed by itself. */

export type JsonPiece =
  /** An entry of a list, or a value of its own. `row` is its position in the file; 1 is the first. */
  | {
      readonly kind: 'value'
      readonly row: number
      readonly value: unknown
      /** Key of the list inside of an object that it is an entry of. */
      readonly list?: string
      /** Its own key, where the list is written as an object. */
      readonly key?: string
    }
  /** The object whose list has just been told entry by entry; the list is empty in it. */
  | { readonly kind: 'around'; readonly row: number; readonly value: unknown }
  /** Text that is no JSON. */
  | { readonly kind: 'broken'; readonly row: number; readonly reason: string }

/** The beginning of a text, for messages. */
export const excerpt = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** Texts, which stay as they are, and what Python writes for numbers that are none. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/** The value, with null for `NaN` and `Infinity`: JSON has none of them, yet tables of measurements are full of them. */
const parseLenient = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error
    try {
      return JSON.parse(
        text.replace(NO_NUMBER, (found) => (found.startsWith('"') ? found : 'null')),
      ) as unknown
    } catch {
      throw error
    }
  }
}

/** Parses a piece; what is no JSON is told with its beginning. @param row Its position; 1 is the first. */
export const parsePiece = (text: string, row: number, kind: 'value' | 'around' = 'value'): JsonPiece => {
  try {
    return { kind, row, value: parseLenient(text) }
  } catch (error) {
    return { kind: 'broken', row, reason: `${excerpt(text)} is no JSON (${(error as Error).message})` }
  }
}
