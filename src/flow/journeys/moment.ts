/** What the fold tells of every event of a journey, so that paths and conversions can be asked of the store. */
import type { FlowState } from '../../model/schema.ts'
import type { ItemKey, Micros } from '../event.ts'
import type { FlowItemType } from '../facts.ts'

/**
 * One event of a journey, as the map reads it. A journey is everything that happens to one item from its first event
 * on; only where the map says that who comes back after abandonment begins a new journey (`measuring.abandonment`)
 * an item has several. Passes are something else: a return after delivery is a second pass of the same journey.
 */
export interface Moment extends ItemKey {
  /** 0 for the first journey of the item. */
  readonly journey: number
  /** Position among the moments of the journey. */
  readonly nth: number
  readonly at: Micros
  /** The tool's own word: status, activity or type of event. */
  readonly activity: string
  /** An activity of which the log tells start and completion; `complete` also for events that are no activity. */
  readonly lifecycle: 'start' | 'complete'
  /** Where the journey is from then on: a stage of the map; null while it is in none. */
  readonly stage: string | null
  /** What it is in from then on. */
  readonly state: FlowState
  /** The business events of the map that it is, in the order of the map. */
  readonly proofs: readonly string[]
  /** What the rules of classification make of this event alone; null where none matches. */
  readonly signal: Exclude<FlowItemType, 'unclassified'> | null
  /** Numbers that metric logic of the map asks for, by field; null where the event carries none. */
  readonly amounts: Readonly<Record<string, number>> | null
  /** Of the whole journey, as of its last event. */
  readonly stream: string | null
  readonly alsoIn: readonly string[]
  readonly slice: string | null
  readonly type: FlowItemType
}
