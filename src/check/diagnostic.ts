import type { Problem } from '../model/place.ts'
import type { LoadedMap } from '../model/load.ts'

/**
 * An error is a thing that Millrace can't go by, or a must of the article that is not kept; a warning is a
 * question that a careful reader would ask; an info is a proposal.
 */
export type Severity = 'error' | 'warning' | 'info'

/** Something that is wrong with the map, or that a careful reader would ask about. */
export interface Diagnostic extends Problem {
  readonly severity: Severity
}

/** A diagnostic that does not count, and why. */
export interface Silenced extends Diagnostic {
  readonly justification: string
}

/** In the order of the text. */
export const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  a.line - b.line ||
  a.column - b.column ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** One rule of the check: a file of its own, a test, and a page in `docs/rules`. It never throws. */
export interface Rule {
  /** Such as `MR101`. */
  readonly code: string
  readonly name: string
  readonly severity: Severity
  /** A must of the article: only a recorded override silences it. */
  readonly must?: boolean
  check(loaded: LoadedMap): Problem[]
}
