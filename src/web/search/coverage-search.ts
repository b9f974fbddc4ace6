/** Which stream the page of proof-point coverage is about, as the address says it. */
import { word, type Raw } from './words.ts'

interface CoverageSearch {
  /** All of them if it is left out. */
  readonly stream?: string
}

export const coverageSearch = (raw: Raw): CoverageSearch => ({ stream: word(raw, 'stream') })
