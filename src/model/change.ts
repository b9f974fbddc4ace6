/** What somebody wants changed in the map: said of the model, turned into text by `src/edit`. */
import type { Path } from './place.ts'

export type Change =
  /** Sets a value, and creates what is missing on the way to it. */
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  /** Removes a key with its value, or an entry of a list. */
  | { readonly op: 'remove'; readonly path: Path }
  /** Gives a key another name; its value and place stay. References to it stay too. */
  | { readonly op: 'rename'; readonly path: Path; readonly to: string }
  /** Inserts into a list, at the end unless `at` names a position; creates the list if there is none. */
  | { readonly op: 'insert'; readonly path: Path; readonly value: unknown; readonly at?: number }
