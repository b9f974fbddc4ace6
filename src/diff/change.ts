/** What has changed between two maps, said by meaning. */
import type { Path, Place } from '../model/place.ts'

/**
 * `breaking`: somebody who relies on it has to act. `notable`: what is promised, owned, spent or counted is
 * another. `minor`: words that say the same better, and the like.
 */
export type ChangeSeverity = 'breaking' | 'notable' | 'minor'

/** One change of the map. */
export interface MapChange {
  /** What has happened, such as `stream-split`, `sla-loosened`, `owner-changed`. */
  readonly kind: string
  readonly severity: ChangeSeverity
  /** Path of what has changed, in the later map; of what is no more, in the earlier one. */
  readonly path: Path
  /** Where it stands, and in which of the two maps. */
  readonly at: Place & { readonly side: 'before' | 'after' }
  /** What was there, or null. */
  readonly before: unknown
  /** What is there now, or null. */
  readonly after: unknown
  /** All of it in a sentence. */
  readonly sentence: string
}

export const SEVERITIES: readonly ChangeSeverity[] = ['breaking', 'notable', 'minor']
