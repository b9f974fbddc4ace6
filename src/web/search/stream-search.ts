/** What the page of a stream shows, as its address says it. */
import type { By } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES, type FlowItemType, type Measured } from '../../flow/facts.ts'
import { CLOCKS, GROUPS, type Clock, type Group } from '../../flow/view-answers.ts'
import { dateOf, shiftDate } from '../words/instants.ts'
import { oneOf, when, word, type Raw } from './words.ts'

export const WINDOWS = ['13w', '26w', '52w', 'all'] as const
export type WindowPreset = (typeof WINDOWS)[number]
export const PERIODS = ['day', 'week', 'month'] as const satisfies readonly By[]

export const DEFAULT_WINDOW: WindowPreset = '26w'

export interface StreamSearch {
  readonly measured?: Measured
  readonly slice?: string
  readonly team?: string
  readonly type?: FlowItemType
  readonly window?: WindowPreset
  /** Own window, `2026-08-01`; wins over `window`. */
  readonly from?: string
  readonly to?: string
  readonly by?: By
  /** How flow time is counted. */
  readonly clock?: Clock
  /** By what the load is grouped. */
  readonly group?: Group
  /** What the distribution counts. */
  readonly basis?: 'completed' | 'load'
}

export const streamSearch = (raw: Raw): StreamSearch => ({
  measured: oneOf(raw, 'measured', ['work', 'journeys']),
  slice: word(raw, 'slice'),
  team: word(raw, 'team'),
  type: oneOf(raw, 'type', FLOW_ITEM_TYPES),
  window: oneOf(raw, 'window', WINDOWS),
  from: when(raw, 'from'),
  to: when(raw, 'to'),
  by: oneOf(raw, 'by', PERIODS),
  clock: oneOf(raw, 'clock', CLOCKS),
  group: oneOf(raw, 'group', GROUPS),
  basis: oneOf(raw, 'basis', ['completed', 'load']),
})

const WEEKS: Readonly<Record<WindowPreset, number | null>> = { '13w': 13, '26w': 26, '52w': 52, all: null }

/**
 * The window to ask for.
 *
 * @param thisWeek start of the week that the data reaches into: a preset is that many whole weeks before
 *   it, and what there is of it. `null` if that is not known: the whole history.
 */
export const windowOf = (search: StreamSearch, thisWeek: string | null): { from?: string; to?: string } => {
  if (search.from !== undefined || search.to !== undefined) return { from: search.from, to: search.to }
  const weeks = WEEKS[search.window ?? DEFAULT_WINDOW]
  return weeks === null || thisWeek === null ? {} : { from: shiftDate(dateOf(thisWeek), -7 * weeks) }
}
