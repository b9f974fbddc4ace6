import type { Change } from './change.ts'

/** Where something stands in the text of the map. Lines and columns count from 1; columns in UTF-16 units. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The text of this place is to be replaced. */
export interface TextEdit extends Place {
  readonly text: string
}

/** What mends a problem: changes of the map, or edits of its text. */
export interface Fix {
  /** What it does, as an instruction: “Change `enterprse` to `enterprise`”. */
  readonly title: string
  /** Whether it keeps what the writer meant, so that it may be applied unasked. */
  readonly safe: boolean
  readonly changes?: readonly Change[]
  readonly edits?: readonly TextEdit[]
}

/** Something that is wrong with the text, or that a careful reader would ask about. */
export interface Problem extends Place {
  readonly code: string
  readonly message: string
  readonly related?: readonly (Place & { readonly message: string })[]
  readonly hint?: string
  readonly fix?: Fix
}

/** Path of keys and positions from the root of the map, such as `['streams', 'checkout', 'for', 0]`. */
export type Path = readonly (string | number)[]

/** The first character of a file: where problems of the file as a whole stand. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 })
