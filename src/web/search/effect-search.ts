/** Which work is looked at, and over which weeks, as the address says it. */
import { oneOf, word, type Raw } from './words.ts'

/** Weeks that are set against as many before them. */
export const EFFECT_SPANS = ['2', '4', '8', '13'] as const

export interface EffectSearch {
  /** Only work and journeys of this stream. */
  readonly stream?: string
  readonly weeks?: (typeof EFFECT_SPANS)[number]
}

export const effectSearch = (raw: Raw): EffectSearch => ({
  stream: word(raw, 'stream'),
  weeks: oneOf(raw, 'weeks', EFFECT_SPANS),
})
