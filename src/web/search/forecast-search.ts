/** What the page of a forecast asks, as its address says it. */
import { streamSearch, type StreamSearch } from './stream-search.ts'
import { when, word, type Raw } from './words.ts'

export interface ForecastSearch extends StreamSearch {
  /** When are so many done? */
  readonly items?: string
  /** How many until then? */
  readonly until?: string
  readonly seed?: string
}

export const DEFAULT_ITEMS = '20'

const whole = (raw: Raw, name: string): string | undefined => {
  const value = word(raw, name)
  return value !== undefined && /^\d{1,9}$/.test(value) ? value : undefined
}

/** Of the two questions the date wins; without any, it is asked when twenty are done. */
export const forecastSearch = (raw: Raw): ForecastSearch => {
  const until = when(raw, 'until')
  return {
    ...streamSearch(raw),
    until,
    items: until === undefined ? whole(raw, 'items') : undefined,
    seed: whole(raw, 'seed'),
  }
}
