/** Which cell of the grid is open, as the address says it. */
import { word, type Raw } from './words.ts'

interface GridSearch {
  readonly slice?: string
  readonly stage?: string
}

export const gridSearch = (raw: Raw): GridSearch => ({ slice: word(raw, 'slice'), stage: word(raw, 'stage') })
