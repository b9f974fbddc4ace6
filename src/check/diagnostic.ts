import type { Problem } from '../model/place.ts'
import type { LoadedMap } from '../model/load.ts'

export type Severity = 'error' | 'warning'

/** Something that is wrong with the map, or that a careful reader would ask about. */
export interface Diagnostic extends Problem {
  readonly severity: Severity
}

/** One rule of the check: a file of its own, a test, and a page in `docs/rules`. It never throws. */
export interface Rule {
  /** Such as `MR101`. */
  readonly code: string
  readonly name: string
  readonly severity: Severity
  check(loaded: LoadedMap): Problem[]
}
