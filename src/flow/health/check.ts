/** What a check is: it is begun for a source, sees its items one by one, and concludes. */
import type { Source } from '../../model/schema.ts'
import type { Fields, Micros, SourceEvent } from '../event.ts'
import type { ItemFact, Visit } from '../facts.ts'
import type { SourceReading } from '../reading.ts'
import type { Finding, RuleSuggestion, StateSuggestion } from './answer.ts'
import type { LocalClock } from './local-clock.ts'

/** The source that is examined. */
export interface Subject {
  readonly id: string
  readonly source: Source
  readonly reading: SourceReading
  readonly now: Micros
  /** Up to when its data is known: now, or the end of the day of the last event of a source gone silent. */
  readonly asOf: Micros
  /** The organisation's wall clock. */
  readonly clock: LocalClock
  /** Days off, such as `2026-12-25`. */
  readonly holidays: readonly string[]
  /** After how long without an event an item of the stream is stale, µs. */
  readonly staleAfter: (stream: string | null) => Micros
}

/** One item with all that is known of it. */
export interface Seen {
  /** In the order of time; at least one. */
  readonly events: readonly SourceEvent[]
  /** At least one; as they are at the end of what is known. */
  readonly passes: readonly ItemFact[]
  /** The last of the passes. */
  readonly last: ItemFact
  readonly visits: readonly Visit[]
  /** Fields as they are after its last event. */
  readonly fields: Fields
}

/** What is known once all items have been seen. */
interface Whole {
  readonly items: number
  readonly events: number
  readonly rules: readonly RuleSuggestion[]
  readonly states: readonly StateSuggestion[]
}

/** Keeps only counts and a few examples, so that memory stays small whatever the number of items. */
export interface Examiner {
  see(item: Seen): void
  /** What was found; null if nothing was. */
  conclude(whole: Whole): Finding | null
}

/** Begins a check of a source. */
export type Check = (subject: Subject) => Examiner
