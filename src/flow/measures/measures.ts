/**
 * The questions that every figure is made of. They are asked of a store (which answers in SQL) or of
 * facts in memory; both must give the same answers, which a differential test proves.
 */
import type { FlowItemType, Measured } from '../facts.ts'
import type { FlowState } from '../../model/schema.ts'
import type { Micros } from '../event.ts'

/** Which items are meant. Absent means all. */
export interface Selection {
  readonly measured: Measured
  readonly streams?: readonly string[]
  readonly slices?: readonly string[]
  readonly teams?: readonly string[]
  readonly types?: readonly FlowItemType[]
  /** Some source counts children instead of their parents: leave out items that another item of the source names as its parent. */
  readonly withoutParents?: true
}

/** A half-open interval [from, to). */
export interface Window {
  readonly from: Micros
  readonly to: Micros
}

export interface FlowTimeFigures {
  /** Items done in the window whose flow time is known. */
  readonly n: number
  /** Nearest rank, µs, in the order of the percents asked for; null when n = 0. */
  readonly percentiles: readonly (Micros | null)[]
  /** Σ of the flow times, µs. */
  readonly total: Micros
  readonly startCensored: number
  readonly quarantined: number
  /** Done without ever having been in progress: no flow time. */
  readonly neverStarted: number
}

export interface EfficiencyFigures {
  readonly active: Micros
  readonly waiting: Micros
  readonly n: number
}

export interface Extent {
  readonly items: number
  readonly first: Micros | null
  /** Last event of any selected item. */
  readonly last: Micros | null
}

/**
 * Which set of items a figure counts; `excluded` are those it leaves out, with a reason each.
 * `arrivals`: start in the window; `canceled`: canceled in it; `rework`: done in it, and reopened after a done or
 * back in a stage that it had left (see {@link Measures.reworked}).
 */
export const BEHIND = [
  'velocity',
  'flowTime',
  'load',
  'efficiency',
  'distribution',
  'arrivals',
  'canceled',
  'rework',
] as const
export type Behind = (typeof BEHIND)[number]

/**
 * Why a figure leaves items out; `quarantined` stands for whatever the reason of the quarantine is, and
 * `countsElsewhere` for epics whose children are counted, or children whose epics are.
 */
export const REASONS = [
  'quarantined',
  'neverStarted',
  'startCensored',
  'noTimeInProgress',
  'countsElsewhere',
] as const
export type Reason = (typeof REASONS)[number]

/** What happened to an item at an instant. `started` is its start, `done` without canceled ones. */
export const HAPPENINGS = ['created', 'started', 'done', 'canceled'] as const
export type Happening = (typeof HAPPENINGS)[number]

export const ITEM_GROUPS = ['type', 'stream', 'slice', 'team'] as const
export const VISIT_GROUPS = ['type', 'stage', 'state', 'stageAndState', 'stream', 'slice', 'team'] as const
export type ItemGroup = (typeof ITEM_GROUPS)[number]
export type VisitGroup = (typeof VISIT_GROUPS)[number]

/** A number for each period or instant, of one group. Groups come in ascending order of their key, null last. */
export interface Grouped {
  /** The type, stage, …; for `stageAndState` `stage\u0000state`; null where an item has none. */
  readonly key: string | null
  readonly values: readonly number[]
}

/** From when to when each item went that flow time counts (not quarantined, started, not censored), in order of done, then of created. */
export interface Spans {
  readonly created: Float64Array
  readonly start: Float64Array
  readonly done: Float64Array
  /** Index into FLOW_ITEM_TYPES. */
  readonly type: Uint8Array
}

/** The stays (see `stays.ts`) of items in one stage. Skipped visits are counted beside and are in nothing else. */
export interface StageTime {
  readonly stage: string
  /** Items that were in it in progress; each once, however often it came back. */
  readonly items: number
  /** Stays. More than `items` where items came back. */
  readonly entries: number
  readonly skipped: number
  /** µs over all items. */
  readonly active: Micros
  readonly waiting: Micros
  /** Nearest rank of the items' whole time in progress in the stage (repeated stays summed), µs. */
  readonly percentiles: readonly (Micros | null)[]
}

export interface LeavingAge {
  readonly stage: string
  readonly n: number
  /** Nearest rank of the age (since start) at which items left the stage for the last time, µs. */
  readonly percentiles: readonly (Micros | null)[]
}

export interface Move {
  readonly from: string
  /**
   * The stage of the next stay in progress; null where the item ended. The same stage again where it was reopened
   * into it.
   */
  readonly to: string | null
  readonly count: number
  /** µs in `from` before the move, summed. */
  readonly time: Micros
}

export interface Wait {
  readonly stage: string
  /** `paused`, or null for plain waiting. */
  readonly reason: string | null
  readonly items: number
  /** µs of waiting inside the window. */
  readonly time: Micros
}

/** An item in progress at an instant, by the visit that it is in then. */
export interface OpenItem {
  readonly source: string
  readonly item: string
  readonly pass: number
  readonly label: string
  readonly title: string | null
  readonly url: string | null
  readonly type: FlowItemType
  readonly stage: string
  readonly state: FlowState
  readonly reason: string | null
  readonly status: string | null
  readonly blockedBy: string | null
  readonly costOfDelay: number | null
  readonly start: Micros
  readonly startCensored: boolean
  /** Since when it is in this stage without a break. */
  readonly inStageSince: Micros
  readonly lastAt: Micros
}

export interface Ages {
  readonly n: number
  /** Σ (instant − start), µs. */
  readonly total: Micros
}

/** What had become of the items that started in a window by an instant. */
export interface Outcomes {
  readonly started: number
  readonly done: number
  readonly canceled: number
  readonly open: number
}

/** What had to be done again, of the items done in a period, without quarantined ones. */
export interface Reworked {
  readonly done: number
  /** Reopened after a done, or back in a stage that they had left; each once. */
  readonly reworked: number
  readonly reopened: number
  readonly reentered: number
  /** Between done and reopened, µs over all of them. */
  readonly time: Micros
}

/** An uninterrupted time in which at least one item was active in the stage, cut off at the window. */
export interface ActiveRun {
  readonly stage: string
  readonly from: Micros
  readonly to: Micros
}

export interface Measures {
  /** How many items of the selection there are, and from when to when. */
  extent(of: Selection): Promise<Extent>
  /** Items done (not canceled) in each of the periods [edges[i], edges[i+1]). */
  velocity(of: Selection, edges: readonly Micros[]): Promise<number[]>
  /**
   * Flow time (done − start) of items done in the window. `percents` are whole percents.
   * Left out and counted: start-censored, quarantined, never started. Quarantined is counted first,
   * then never started, then start-censored: each item once.
   */
  flowTime(of: Selection, window: Window, percents: readonly number[]): Promise<FlowTimeFigures>
  /** Items in progress at each instant: visits in waiting or active with at ≤ t < end. Type is the visit's. */
  loadAt(of: Selection, instants: readonly Micros[]): Promise<number[]>
  /** ∫ load dt over each of the periods [edges[i], edges[i+1]), in item·µs, each cut off at `until`. */
  loadTime(of: Selection, edges: readonly Micros[], until: Micros): Promise<number[]>
  /** Σ active and Σ waiting of items done in the window, without quarantined ones; n counts those with active + waiting > 0. */
  efficiency(of: Selection, window: Window): Promise<EfficiencyFigures>
  /** The same of each of the periods [edges[i], edges[i+1]). */
  efficiencies(of: Selection, edges: readonly Micros[]): Promise<EfficiencyFigures[]>
  /** Items done in the window by type at close, or items in progress at the instant by type then. */
  distribution(
    of: Selection,
    basis: { completed: Window } | { load: Micros },
  ): Promise<Record<FlowItemType, number>>

  /**
   * How often something happened in each of the periods [edges[i], edges[i+1]), by group. Quarantined items count.
   * Without a group: one, whose key is null. By stream an item is in each of its streams (of those asked for, if
   * any are), so that the groups may sum to more than all. Groups that are 0 in all periods are left out.
   */
  tally(
    of: Selection,
    edges: readonly Micros[],
    happening: Happening,
    by: ItemGroup | null,
  ): Promise<Grouped[]>
  /** {@link loadAt} by group, in streams as in {@link tally}. Groups that are 0 at all instants are left out. */
  loadBy(of: Selection, instants: readonly Micros[], by: VisitGroup): Promise<Grouped[]>
  /**
   * For the cumulative flow: how many items had by each instant reached a stage or one after it (first entry of
   * any of stages[k…], `waiting` or `active`, skipped ones too, or their end, done or canceled). One row per stage,
   * in the order given, and a last one for the end alone: row k − row k + 1 are the items whose furthest stage is
   * stage k. Items are selected by their type at close, or now.
   */
  reached(of: Selection, instants: readonly Micros[], stages: readonly string[]): Promise<number[][]>
  spans(of: Selection, window: Window): Promise<Spans>
  /** Of items done in the window, without quarantined ones; stages in ascending order. */
  stageTimes(of: Selection, window: Window, percents: readonly number[]): Promise<StageTime[]>
  /** Of the items that flow time counts; stages in ascending order. */
  leavingAges(of: Selection, window: Window, percents: readonly number[]): Promise<LeavingAge[]>
  /** From stage to stage, of items done in the window, without quarantined ones; ascending by from, to, null last. */
  moves(of: Selection, window: Window): Promise<Move[]>
  /** Waiting inside the window, whatever became of the items; ascending by stage, reason, null first. */
  waits(of: Selection, window: Window): Promise<Wait[]>
  /**
   * Items in progress at the instant, as many as {@link loadAt} counts; the oldest first, then by source and item.
   * Type, stage, state and reason are those of the instant; status, `blockedBy` and `lastAt` the last known.
   */
  openAt(of: Selection, at: Micros): Promise<OpenItem[]>
  /** Ages of the items in progress at each instant; start-censored ones are left out. */
  agesAt(of: Selection, instants: readonly Micros[]): Promise<Ages[]>
  /** Of the items that started in the window, what had become of them by the instant. */
  outcomes(of: Selection, started: Window, at: Micros): Promise<Outcomes>
  /** What had to be done again, per period [edges[i], edges[i+1]). */
  reworked(of: Selection, edges: readonly Micros[]): Promise<Reworked[]>
  /** Ascending by stage, from. */
  activeRuns(of: Selection, window: Window): Promise<ActiveRun[]>
}
