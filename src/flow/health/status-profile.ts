/** Where each status of a source stands in the flow of its items: what comes first, what last, what comes back. */
import { MICROS_PER_DAY, type Micros, type SourceEvent } from '../event.ts'
import { initialStatus } from '../transitions.ts'
import type { Seen } from './check.ts'

/** A source with more statuses has none that can be mapped one by one: further ones are not looked at. */
const MOST_STATUSES = 400
/** An item without an event for so long has come to rest in the status that it is in. */
const RESTS_AFTER = 14 * MICROS_PER_DAY

export interface StatusFacts {
  readonly status: string
  /** Items that were in it. */
  readonly items: number
  /** … of these, those of which it was the first status known. */
  readonly first: number
  /** … those that have come to rest somewhere, so that their end is known. */
  readonly rested: number
  /** … and those that have come to rest in it. */
  readonly ended: number
  /** … and those that came back to it after another status. */
  readonly returned: number
  /** What followed it → how often. */
  readonly next: ReadonlyMap<string, number>
  /** Mean of its place on the way of the items, from 0 for the first status to 1 for the last. */
  readonly place: number
  /** Mean stay, µs, of those that ended. Null if none did. */
  readonly dwell: Micros | null
}

type Counts = { -readonly [Name in keyof Omit<StatusFacts, 'status' | 'dwell' | 'next'>]: number } & {
  readonly next: Map<string, number>
  places: number
  stay: Micros
  stays: number
}

const nothing = (): Counts => ({
  items: 0,
  first: 0,
  rested: 0,
  ended: 0,
  returned: 0,
  next: new Map(),
  place: 0,
  places: 0,
  stay: 0,
  stays: 0,
})

interface Stay {
  readonly status: string
  readonly at: Micros
}

const hasStatus = ({ step, state }: SourceEvent): boolean =>
  state !== null && (step === 'enter' || step === 'start' || step === 'complete')

/** The statuses in the tool's own words, one after the other, without repeats in a row. */
const staysOf = (events: readonly SourceEvent[]): Stay[] => {
  const stays: Stay[] = []
  const enter = (status: string, at: Micros): void => {
    if (stays.at(-1)?.status !== status) stays.push({ status, at })
  }
  const before = initialStatus(events)
  const first = events[0]
  if (before !== null && first) enter(before, first.at)
  for (const event of events) if (hasStatus(event) && event.state !== null) enter(event.state, event.at)
  return stays
}

export class StatusProfile {
  private readonly counts = new Map<string, Counts>()
  private readonly asOf: Micros

  constructor(asOf: Micros) {
    this.asOf = asOf
  }

  private of(status: string): Counts | undefined {
    const known = this.counts.get(status)
    if (known || this.counts.size >= MOST_STATUSES) return known
    const fresh = nothing()
    this.counts.set(status, fresh)
    return fresh
  }

  see({ events }: Seen): void {
    const stays = staysOf(events)
    const last = events.at(-1)
    const isAtRest = last !== undefined && this.asOf - last.at > RESTS_AFTER
    const seen = new Set<string>()
    for (const [i, { status, at }] of stays.entries()) {
      const counts = this.of(status)
      if (!counts) continue
      const next = stays[i + 1]
      counts.place += stays.length === 1 ? 0 : i / (stays.length - 1)
      counts.places += 1
      if (next) {
        counts.stay += next.at - at
        counts.stays += 1
        counts.next.set(next.status, (counts.next.get(next.status) ?? 0) + 1)
      }
      if (seen.has(status)) continue
      seen.add(status)
      counts.items += 1
      if (i === 0) counts.first += 1
      if (isAtRest) counts.rested += 1
      if (isAtRest && stays.at(-1)?.status === status) counts.ended += 1
      if (stays.findLastIndex((stay) => stay.status === status) > i) counts.returned += 1
    }
  }

  /** In the order of the flow: by their mean place on the way. */
  facts(): StatusFacts[] {
    return [...this.counts]
      .map(([status, { items, first, rested, ended, returned, next, place, places, stay, stays }]) => ({
        status,
        items,
        first,
        rested,
        ended,
        returned,
        next,
        place: place / places,
        dwell: stays === 0 ? null : stay / stays,
      }))
      .sort((a, b) => a.place - b.place || b.items - a.items || (a.status < b.status ? -1 : 1))
  }
}
