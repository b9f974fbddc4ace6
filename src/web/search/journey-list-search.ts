/** Which journeys are listed, as the address says it: the parameters of `/api/journeys`, under their own names. */
import { BY, type By } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES, type FlowItemType } from '../../flow/facts.ts'
import { oneOf, when, word, type Raw } from './words.ts'

interface JourneyListSearch {
  /** The figure whose journeys these are, and what it is about. */
  readonly figure?: string
  readonly about?: string
  /** Which of its sets: `counted`, or one that it leaves out. */
  readonly set?: string
  readonly stream?: string
  readonly slice?: string
  readonly type?: FlowItemType
  readonly from?: string
  readonly to?: string
  readonly by?: By
  readonly offset?: string
}

export const journeyListSearch = (raw: Raw): JourneyListSearch => ({
  figure: word(raw, 'figure'),
  about: word(raw, 'about'),
  set: word(raw, 'set'),
  stream: word(raw, 'stream'),
  slice: word(raw, 'slice'),
  type: oneOf(raw, 'type', FLOW_ITEM_TYPES),
  from: when(raw, 'from'),
  to: when(raw, 'to'),
  by: oneOf(raw, 'by', BY),
  offset: /^\d{1,9}$/.test(word(raw, 'offset') ?? '') ? word(raw, 'offset') : undefined,
})

/** The search of the page of journeys, from the address of a list. @param address `/journeys?…` */
export const journeyListSearchOf = (address: string): JourneyListSearch =>
  journeyListSearch(Object.fromEntries(new URL(address, 'http://localhost').searchParams))
