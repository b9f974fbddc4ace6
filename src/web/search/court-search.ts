/** Which pair of slices is looked at, and since when, as the address says it. */
import { when, word, type Raw } from './words.ts'

export interface CourtSearch {
  readonly a?: string
  readonly b?: string
  readonly stream?: string
  readonly from?: string
  readonly to?: string
}

export const courtSearch = (raw: Raw): CourtSearch => ({
  a: word(raw, 'a'),
  b: word(raw, 'b'),
  stream: word(raw, 'stream'),
  from: when(raw, 'from'),
  to: when(raw, 'to'),
})
