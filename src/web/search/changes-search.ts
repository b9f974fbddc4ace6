/** Which changed figures are shown. */
import type { Measured } from '../../flow/facts.ts'
import { oneOf, word, type Raw } from './words.ts'

interface ChangesSearch {
  readonly stream?: string
  readonly measured?: Measured
}

export const changesSearch = (raw: Raw): ChangesSearch => ({
  stream: word(raw, 'stream'),
  measured: oneOf(raw, 'measured', ['work', 'journeys']),
})
