/** Which source the page of the data's health is about, as the address says it. */
import { word, type Raw } from './words.ts'

interface HealthSearch {
  /** All of them if it is left out. */
  readonly source?: string
}

export const healthSearch = (raw: Raw): HealthSearch => ({ source: word(raw, 'source') })
