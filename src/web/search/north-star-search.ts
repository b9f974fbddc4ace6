/** What the page of the north-star shows, as its address says it. */
import type { By } from '../../flow/answers.ts'
import { PERIODS } from './stream-search.ts'
import { oneOf, when, word, type Raw } from './words.ts'

export interface NorthStarSearch {
  readonly slice?: string
  readonly by?: By
  /** Own window; without one it is the last four whole periods. */
  readonly from?: string
  readonly to?: string
}

export const northStarSearch = (raw: Raw): NorthStarSearch => ({
  slice: word(raw, 'slice'),
  by: oneOf(raw, 'by', PERIODS),
  from: when(raw, 'from'),
  to: when(raw, 'to'),
})
