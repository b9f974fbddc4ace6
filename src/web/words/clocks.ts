import type { Clock } from '../../flow/view-answers.ts'
import { cellInWords } from '../../flow/views/cell-words.ts'
import { UNIT_OF_CLOCK } from '../../flow/views/columns.ts'

/** A duration in the unit of its clock. @example inWordsOf('working', 144_000) // '40 h' */
export const inWordsOf = (clock: Clock, value: number | null): string =>
  cellInWords(value, { unit: UNIT_OF_CLOCK[clock] })
