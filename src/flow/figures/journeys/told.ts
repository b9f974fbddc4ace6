/** Parts of what figures about journeys tell. */
import type { JourneySet } from '../journey-figures.ts'

/** @param words After the number of them: “that left”. */
export const setOf = (id: string, words: string, journeys: Int32Array): JourneySet => ({
  id,
  words,
  journeys,
})

/** @example percentOf(0.4235) // '42.4 %' */
export const percentOf = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`
