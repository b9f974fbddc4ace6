/** What the river of a stream shows, as its address says it. */
import { oneOf, word, type Raw } from './words.ts'

/** Days that the river looks back on. */
export const RIVER_SPANS = ['1', '7', '30'] as const

export interface RiverSearch {
  readonly slice?: string
  readonly days?: (typeof RIVER_SPANS)[number]
}

export const riverSearch = (raw: Raw): RiverSearch => ({
  slice: word(raw, 'slice'),
  days: oneOf(raw, 'days', RIVER_SPANS),
})
