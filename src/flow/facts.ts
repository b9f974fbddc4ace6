/** What the fold derives from the events of an item: one fact per pass, and its visits. */
import type { FlowState, ItemType } from '../model/schema.ts'
import type { ItemKey, Micros } from './event.ts'
import type { Moment } from './journeys/moment.ts'

export type FlowItemType = ItemType | 'unclassified'
export const FLOW_ITEM_TYPES = [
  'feature',
  'defect',
  'risk',
  'debt',
  'unclassified',
] as const satisfies readonly FlowItemType[]

/** Delivery work and customers' journeys are measured by one engine and never mixed in one figure. */
export type Measured = 'work' | 'journeys'

/**
 * Whether an item is in figures, where the source has epics and children: always; unless another item names
 * it as its parent (the children are counted); never, for it has a parent that is counted.
 */
const COUNTS = ['always', 'unlessParent', 'never'] as const
export type Counts = (typeof COUNTS)[number]

/** A flow item: one pass of a unit of work or of a customer through a stream. */
export interface ItemFact extends ItemKey {
  /** 0 for the first pass; a journey that is taken up again after done is a further pass. */
  readonly pass: number
  readonly measured: Measured
  readonly stream: string | null
  /** Further streams that it belongs to: above them it counts once. */
  readonly alsoIn: readonly string[]
  readonly slice: string | null
  readonly team: string | null
  /** What its field for the parent says: the id or the label of another item of the source. */
  readonly parent: string | null
  readonly counts: Counts
  /** What its field for it says that it waits for. */
  readonly blockedBy: string | null
  /** Money per week that is lost while it is not done, where a field says so [Reinertsen]. */
  readonly costOfDelay: number | null
  /** The stage of the customers' journey, and the slice there, that delivery work is meant to move. */
  readonly movesStage: string | null
  readonly movesSlice: string | null
  /** What it cost, in money, where a field says so. */
  readonly cost: number | null
  /** The type at close, or now if it is open. */
  readonly type: FlowItemType
  /** What people call it, such as an issue key. */
  readonly label: string
  readonly title: string | null
  readonly url: string | null
  readonly created: Micros
  /** First instant in `waiting` or `active`; null if it was never in progress. */
  readonly start: Micros | null
  readonly done: Micros | null
  readonly canceled: Micros | null
  /**
   * The state in which a journey was left without a further event for the abandonment window: it was canceled at the
   * end of the window, which may still lie ahead (see `factAt`). null for all that ended otherwise.
   */
  readonly abandonedFrom: FlowState | null
  /** The state that it is in after its last event. */
  readonly state: FlowState
  readonly stage: string | null
  /** The tool's own word for that state. */
  readonly status: string | null
  /**
   * Time in `active` and in `waiting`, in µs, from start to done; up to the last event while it is open.
   * Both 0 where the log has only completions of activities, which don't tell the two apart.
   */
  readonly active: Micros
  readonly waiting: Micros
  /** How often work went on after done, and the µs between: neither active nor waiting. */
  readonly reopened: number
  readonly rework: Micros
  /** Its start lies before the known history: left out of percentiles, counted beside them. */
  readonly startCensored: boolean
  /** Why its durations can't be trusted; null if they can. */
  readonly quarantine: string | null
  /** Statuses that the map does not say the meaning of, and the µs in them. */
  readonly unmapped: readonly string[]
  readonly lastAt: Micros
  readonly events: number
}

/**
 * One interval of an item in one (stage, state). The visits of a pass tile the time from its first
 * committed state to its end: no gap, no overlap. `end` is null for the visit it is in now.
 */
export interface Visit extends ItemKey {
  readonly pass: number
  /** Position among the visits of the pass. */
  readonly nth: number
  readonly measured: Measured
  readonly stream: string | null
  readonly alsoIn: readonly string[]
  readonly slice: string | null
  readonly team: string | null
  readonly counts: Counts
  /** The type that the item had during the visit; a change of type splits the visit. */
  readonly type: FlowItemType
  readonly stage: string
  readonly state: FlowState
  /** Why it waits or is left out: `paused`, `reopened`, `unmapped`. */
  readonly reason: string | null
  readonly at: Micros
  readonly end: Micros | null
  /** Passed over without a stay: dwell 0, out of the stage's percentiles. */
  readonly skipped: boolean
  readonly nextStage: string | null
}

export interface Derived {
  readonly items: readonly ItemFact[]
  readonly visits: readonly Visit[]
  /** Of journeys every event; of delivery work none. */
  readonly moments?: readonly Moment[]
}

/**
 * What is known of an item at an instant after its last event: an abandonment that lies ahead has not happened yet.
 */
export const factAt = (fact: ItemFact, at: Micros): ItemFact => {
  const { abandonedFrom, canceled, lastAt } = fact
  if (abandonedFrom === null || canceled === null || canceled <= at) return fact
  // Time in progress is told up to the last event; it was summed up to the end of the window.
  const ahead = (time: Micros, state: FlowState): Micros =>
    abandonedFrom === state ? Math.max(0, time - (canceled - lastAt)) : time
  return {
    ...fact,
    state: abandonedFrom,
    canceled: null,
    abandonedFrom: null,
    active: ahead(fact.active, 'active'),
    waiting: ahead(fact.waiting, 'waiting'),
  }
}

/** What is known of a visit at an instant: an end that lies ahead has not come yet. */
export const visitAt = (visit: Visit, at: Micros): Visit =>
  visit.end !== null && visit.end > at ? { ...visit, end: null } : visit

/** Work in progress. */
export const isInProgress = (state: FlowState): boolean => state === 'waiting' || state === 'active'
