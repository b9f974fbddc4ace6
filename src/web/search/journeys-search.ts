/** What the page of journeys shows, as its address says it. */
import { streamSearch, type StreamSearch } from './stream-search.ts'
import { oneOf, word, type Raw } from './words.ts'

export const WITHIN = ['30 min', '24 h', '7 d', '30 d'] as const

export interface JourneysSearch extends StreamSearch {
  /** Steps of the funnel, with commas between them. */
  readonly steps?: string
  readonly order?: 'any'
  readonly within?: (typeof WITHIN)[number]
  /** Points between which times are taken. */
  readonly fromEvent?: string
  readonly toEvent?: string
}

export const journeysSearch = (raw: Raw): JourneysSearch => ({
  ...streamSearch(raw),
  steps: word(raw, 'steps'),
  order: oneOf(raw, 'order', ['any']),
  within: oneOf(raw, 'within', WITHIN),
  fromEvent: word(raw, 'fromEvent'),
  toEvent: word(raw, 'toEvent'),
})
