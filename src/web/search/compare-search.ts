/** The two sides of a comparison, as the address says them. */
import { FLOW_ITEM_TYPES, type FlowItemType, type Measured } from '../../flow/facts.ts'
import type { By } from '../../flow/answers.ts'
import { VIEWS, type ViewId } from '../../flow/view-answers.ts'
import { PERIODS } from './stream-search.ts'
import { oneOf, when, word, type Raw } from './words.ts'

export interface SideSearch {
  readonly stream?: string
  readonly slice?: string
  readonly team?: string
  readonly type?: FlowItemType
  readonly from?: string
  readonly to?: string
}

export interface CompareSearch {
  readonly measured?: Measured
  readonly by?: By
  readonly view?: ViewId
  readonly aStream?: string
  readonly aSlice?: string
  readonly aTeam?: string
  readonly aType?: FlowItemType
  readonly aFrom?: string
  readonly aTo?: string
  readonly bStream?: string
  readonly bSlice?: string
  readonly bTeam?: string
  readonly bType?: FlowItemType
  readonly bFrom?: string
  readonly bTo?: string
}

export type SideName = 'a' | 'b'

export const compareSearch = (raw: Raw): CompareSearch => ({
  measured: oneOf(raw, 'measured', ['work', 'journeys']),
  by: oneOf(raw, 'by', PERIODS),
  view: oneOf(raw, 'view', VIEWS),
  aStream: word(raw, 'aStream'),
  aSlice: word(raw, 'aSlice'),
  aTeam: word(raw, 'aTeam'),
  aType: oneOf(raw, 'aType', FLOW_ITEM_TYPES),
  aFrom: when(raw, 'aFrom'),
  aTo: when(raw, 'aTo'),
  bStream: word(raw, 'bStream'),
  bSlice: word(raw, 'bSlice'),
  bTeam: word(raw, 'bTeam'),
  bType: oneOf(raw, 'bType', FLOW_ITEM_TYPES),
  bFrom: when(raw, 'bFrom'),
  bTo: when(raw, 'bTo'),
})

/** One side of the address. */
export const sideOf = (search: CompareSearch, side: SideName): SideSearch =>
  side === 'a'
    ? {
        stream: search.aStream,
        slice: search.aSlice,
        team: search.aTeam,
        type: search.aType,
        from: search.aFrom,
        to: search.aTo,
      }
    : {
        stream: search.bStream,
        slice: search.bSlice,
        team: search.bTeam,
        type: search.bType,
        from: search.bFrom,
        to: search.bTo,
      }

/** A change of one side, as a change of the address. */
export const changeOfSide = (side: SideName, change: SideSearch): Partial<CompareSearch> =>
  Object.fromEntries(
    Object.entries(change).map(([key, value]) => [
      `${side}${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      value,
    ]),
  )
