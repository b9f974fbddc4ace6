/**
 * The questions that every figure is made of. They are asked of a store (which answers in SQL) or of
 * facts in memory; both must give the same answers, which a differential test proves.
 */
import type { FlowItemType, Measured } from './facts.ts'
import type { Micros } from './event.ts'

/** Which items are meant. Absent means all. */
export interface Selection {
  readonly measured: Measured
  readonly streams?: readonly string[]
  readonly slices?: readonly string[]
  readonly types?: readonly FlowItemType[]
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

/** Which set of items a figure counts; `excluded` are those it leaves out, with a reason each. */
export const BEHIND = ['velocity', 'flowTime', 'load', 'efficiency', 'distribution'] as const
export type Behind = (typeof BEHIND)[number]

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
  /** Items done in the window by type at close, or items in progress at the instant by type then. */
  distribution(
    of: Selection,
    basis: { completed: Window } | { load: Micros },
  ): Promise<Record<FlowItemType, number>>
}
