/** Where something stands in the text of the map. Lines and columns count from 1; columns in UTF-16 units. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Something that is wrong with the text, found while loading. */
export interface Problem extends Place {
  readonly code: string
  readonly message: string
  readonly related?: readonly (Place & { readonly message: string })[]
  readonly hint?: string
}

/** Path of keys and positions from the root of the map, such as `['streams', 'checkout', 'for', 0]`. */
export type Path = readonly (string | number)[]

/** The first character of a file: where problems of the file as a whole stand. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 })
