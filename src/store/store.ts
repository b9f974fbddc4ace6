/**
 * The store: events, what is derived from them, and the answers to the questions of `flow/measures`.
 * Every implementation passes the same contract suite (`store.contract.ts`).
 */
import type { Derived, ItemFact } from '../flow/facts.ts'
import type { ItemKey, Micros, SourceEvent } from '../flow/event.ts'
import type { JourneyLog } from '../flow/journeys/journey-log.ts'
import type { SharedValue } from '../flow/service/mixed-journeys.ts'
import type { Behind, Measures, Reason, Selection, Window } from '../flow/measures/measures.ts'

/** New events, and everything derived of the items that they touch. */
export interface Commit {
  readonly events: readonly SourceEvent[]
  /** All items whose derived rows are replaced; what `derived` does not hold of them is gone. */
  readonly items: readonly ItemKey[]
  readonly derived: Derived
}

/** What a list of items can be ordered by. */
export const ORDERS = ['flowTime', 'age', 'done', 'start', 'label'] as const

/** Which of the items of a selection are listed. */
export interface ItemQuery {
  readonly of: Selection
  /** Only the items that this figure counts. */
  readonly behind?: Behind
  /**
   * Instead of those counted, the ones that the figure leaves out, each with its reason; without a figure, those
   * that no figure counts.
   */
  readonly excluded?: boolean
  /** Of those left out, only the ones that are for this reason. */
  readonly reason?: Reason
  /**
   * For what happens (done, started, canceled): in here. For load: in progress at some instant in here; pass
   * [t, t+1) for one instant.
   */
  readonly window?: Window
  /** Only those with a start before: for load at an instant, those that are older. */
  readonly startedBefore?: Micros
  /** Only those whose last event is before: stale ones, for load now. */
  readonly silentSince?: Micros
  /** Where it is told what is in progress, for the order by age: what is abandoned only later still is. */
  readonly asOf?: Micros
  /** Part of label, title or item. */
  readonly text?: string
  readonly order?: (typeof ORDERS)[number]
  readonly descending?: boolean
  readonly offset: number
  readonly limit: number
}

interface ListedItem extends ItemFact {
  /** Why the figure leaves it out: one of `REASONS`, or, for `quarantined`, the reason of the quarantine. */
  readonly excluded: string | null
}

export interface ItemPage {
  /** Number of items in all, not on this page. */
  readonly total: number
  readonly items: readonly ListedItem[]
}

export interface SourceSummary {
  readonly source: string
  readonly events: number
  readonly items: number
  readonly first: Micros | null
  readonly last: Micros | null
  readonly received: Micros | null
  /** Statuses that the map does not say the meaning of → number of items that were in them. */
  readonly unmapped: Readonly<Record<string, number>>
  readonly unclassified: number
  readonly withoutStream: number
  readonly quarantined: number
}

/** Something that happened in Millrace itself and can't be derived again: a published figure, an alert. */
export interface StoredRecord {
  /** Such as `published` or `alert`. */
  readonly kind: string
  /** What it is about; a later record of the same name replaces an earlier one in {@link Store.latest}. */
  readonly name: string
  readonly at: Micros
  /** Kept as JSON. */
  readonly value: unknown
}

/** A status, activity or type of event that some event of the source carries. */
export interface SeenActivity {
  readonly source: string
  readonly activity: string
  readonly events: number
  readonly first: Micros
  readonly last: Micros
}

export interface Store {
  /** For people: `DuckDB 1.5, .millrace/store.duckdb`. */
  readonly name: string
  readonly measures: Measures

  /** Those of the given event ids of the source that are already in the log. */
  known(source: string, ids: readonly string[]): Promise<Set<string>>
  /** All events of the items, ordered by source, item, at, ord, id. */
  eventsOf(items: readonly ItemKey[]): Promise<SourceEvent[]>
  /** Appends the events and replaces the derived rows, durable and as one: all or nothing. */
  commit(commit: Commit): Promise<void>
  /** The whole log, ordered by source, item, at, ord, id, in batches; an item may span batches. */
  log(): AsyncIterable<SourceEvent[]>
  /** Replaces everything derived, as one: readers see the old or the new. */
  replaceDerived(batches: AsyncIterable<Derived>): Promise<void>

  items(query: ItemQuery): Promise<ItemPage>
  /** All passes and visits of one item, ordered by pass and nth; of a journey its moments, by journey and nth. */
  derivedOf(item: ItemKey): Promise<Derived>
  /** Items by what people call them: identity or label, in any source. */
  find(name: string): Promise<ItemKey[]>
  sources(): Promise<SourceSummary[]>
  /** All moments of the journeys of these streams (of all without them), as columns. */
  journeyLog(streams?: readonly string[]): Promise<JourneyLog>
  /** The words of tools that events of any kind carry, by source: which were ever seen, and when. */
  seen(): Promise<SeenActivity[]>

  /** Values of a field that the events of two items of these sources, or more, carry; in the order of the values. */
  sharedValues(sources: readonly string[], field: string): Promise<SharedValue[]>
  /**
   * Items of these sources whose events carry more than one value of a field; with `late` also those that carry it
   * only from a later event on.
   */
  changingItems(sources: readonly string[], field: string, late: boolean): Promise<ItemKey[]>

  /** Small values kept beside the data, such as the fingerprint of the configuration it was derived with. */
  note(key: string): Promise<string | null>
  setNote(key: string, value: string): Promise<void>

  /** Appends records, durable and as one. */
  record(records: readonly StoredRecord[]): Promise<void>
  /** All records of a kind in the order in which they were appended; those of one name only, if it is given. */
  records(kind: string, name?: string): Promise<StoredRecord[]>
  /** The last record of each name of a kind, ordered by name. */
  latest(kind: string): Promise<StoredRecord[]>

  /** Gives files and locks back. */
  close(): Promise<void>
}

/** The store can't be opened or used; the message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
