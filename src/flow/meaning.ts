/** What a word of a tool means for the flow. */
import type { FlowState } from '../model/schema.ts'
import type { StatusMeaning } from '../model/states.ts'

export interface Meaning {
  readonly state: FlowState
  readonly stage: string
  readonly reason: 'paused' | 'unmapped' | null
}

/** As the map says it: `keep` leaves the item as it was (null), `paused` is waiting with a reason. */
export const meaningFrom = (state: StatusMeaning['state'], stage: string): Meaning | null => {
  if (state === 'keep') return null
  return state === 'paused' ? { state: 'waiting', stage, reason: 'paused' } : { state, stage, reason: null }
}
