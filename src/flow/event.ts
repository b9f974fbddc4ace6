/**
 * What a source reports, before any mapping is applied. Events are the truth: they are append-only,
 * and everything else is derived from them and the map.
 */

/** An instant: whole microseconds since 1970-01-01T00:00:00Z. Exact in a double until the year 2255. */
export type Micros = number

export const MICROS_PER_SECOND = 1_000_000
export const MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND

export type FieldValue = string | number | boolean | null | readonly string[]
export type Fields = Readonly<Record<string, FieldValue>>

/**
 * What the event says about the state.
 * - `enter`: the item entered `state`.
 * - `start`, `complete`: a run of the activity named in `state` began or ended (also resume, suspend).
 * - `create`: the item was created; `state` is what it was when it was read, which holds from creation
 *   only if no later event tells what came before it (`was`).
 * - `fields`: only fields changed.
 */
export type Step = 'enter' | 'start' | 'complete' | 'create' | 'fields'

export interface SourceEvent {
  /** Id of the source in the map. (source, id) is the event's identity. */
  readonly source: string
  readonly id: string
  /** The item's identity within its source. */
  readonly item: string
  readonly at: Micros
  /** Breaks ties of `at`: row or position in what was read. Then the id decides. */
  readonly ord: number
  readonly received: Micros
  readonly step: Step
  /** Status or activity in the tool's own words. */
  readonly state: string | null
  /** Tells two runs of one activity apart, for `start` and `complete`. */
  readonly instance: string | null
  /** Fields that hold from this event on. Absent fields stay as they were. */
  readonly fields: Fields | null
  /** What held before, where the source says so: lets history be complete whatever the order of arrival. */
  readonly was: { readonly state?: string | null; readonly fields?: Fields } | null
  /** Why the durations of this item can't be trusted, if they can't: it is then quarantined. */
  readonly fault: string | null
  /** Older history is missing: what came before the earliest event is unknown. */
  readonly partial: boolean
  /** Where it was read: `incidents.csv row 17`. Shown to the user, never compared. */
  readonly ref: string | null
}

/** Field names with a meaning of their own: shown beside the item, and the ones that rules use most. */
export const FIELD = { type: 'type', title: 'title', labels: 'labels', label: 'label', url: 'url' } as const

/** Identity of an item: its source and its name there. */
export interface ItemKey {
  readonly source: string
  readonly item: string
}

/** The order in which the events of an item happened. Independent of the order of their arrival. */
export const byTime = (a: SourceEvent, b: SourceEvent): number =>
  a.at - b.at || a.ord - b.ord || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
