/** Which figure is explained: its address, which is the same in `/api/explain` and `millrace explain`. */
import { BY, type By } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES, type FlowItemType, type Measured } from '../../flow/facts.ts'
import { oneOf, when, word, type Raw } from './words.ts'

interface ExplainSearch {
  readonly figure?: string
  readonly measured?: Measured
  readonly stream?: string
  readonly slice?: string
  readonly team?: string
  readonly type?: FlowItemType
  readonly from?: string
  readonly to?: string
  readonly by?: By
  readonly basis?: 'load'
  /** Of a figure about journeys: what within the stream. */
  readonly about?: string
}

export const explainSearch = (raw: Raw): ExplainSearch => ({
  figure: word(raw, 'figure'),
  measured: oneOf(raw, 'measured', ['work', 'journeys']),
  stream: word(raw, 'stream'),
  slice: word(raw, 'slice'),
  team: word(raw, 'team'),
  type: oneOf(raw, 'type', FLOW_ITEM_TYPES),
  from: when(raw, 'from'),
  to: when(raw, 'to'),
  by: oneOf(raw, 'by', BY),
  basis: oneOf(raw, 'basis', ['load']),
  about: word(raw, 'about'),
})
