/**
 * Taking events: drop what the log already holds, fold every item that is touched, commit both as one.
 * Callers that come while a commit runs are taken together in the next one (group commit).
 */
import type { Reading } from '../connect/connector.ts'
import { fold } from '../flow/fold.ts'
import type { ItemKey, Micros, SourceEvent } from '../flow/event.ts'
import type { Derived } from '../flow/facts.ts'
import type { Moment } from '../flow/journeys/moment.ts'
import type { Rederived } from '../flow/journeys/splice.ts'
import type { SourceReading } from '../flow/reading.ts'
import type { Store } from '../store/store.ts'

/** Events of one source, as a connector read them. */
export interface Offer {
  readonly source: string
  readonly readings: readonly Reading[]
}

export interface Taken {
  readonly accepted: number
  readonly duplicate: number
  readonly items: number
}

interface Waiting {
  readonly offer: Offer
  readonly received: Micros
  readonly resolve: (taken: Taken) => void
  readonly reject: (error: unknown) => void
}

/** A commit takes at most this many events: larger ones only make everybody behind them wait longer. */
const MOST_AT_ONCE = 20_000

const keyOf = ({ source, item }: ItemKey): string => `${source}\u0000${item}`

/** Folds the events of many items at once. Events of sources that the map no longer has derive nothing. */
export const deriveAll = (
  events: Iterable<SourceEvent>,
  readings: ReadonlyMap<string, SourceReading>,
): { keys: ItemKey[]; derived: Derived } => {
  const byItem = new Map<string, SourceEvent[]>()
  for (const event of events) {
    const key = keyOf(event)
    const group = byItem.get(key)
    if (group) group.push(event)
    else byItem.set(key, [event])
  }
  const keys: ItemKey[] = []
  const items: Derived['items'][number][] = []
  const visits: Derived['visits'][number][] = []
  const moments: Moment[] = []
  for (const group of byItem.values()) {
    const first = group[0]
    if (!first) continue
    keys.push({ source: first.source, item: first.item })
    const reading = readings.get(first.source)
    if (!reading) continue
    const derived = fold(group, reading)
    items.push(...derived.items)
    visits.push(...derived.visits)
    if (derived.moments) moments.push(...derived.moments)
  }
  return { keys, derived: { items, visits, moments } }
}

export class Intake {
  private readonly queue: Waiting[] = []
  private running: Promise<void> | null = null
  private readonly store: Store
  private readonly readings: () => ReadonlyMap<string, SourceReading>
  private readonly committed: (taken: Taken, rederived: Rederived) => void

  constructor(
    store: Store,
    readings: () => ReadonlyMap<string, SourceReading>,
    committed: (taken: Taken, rederived: Rederived) => void,
  ) {
    this.store = store
    this.readings = readings
    this.committed = committed
  }

  /** Resolves when the events are durable. An event that the log already holds changes nothing. */
  take(offer: Offer, received: Micros): Promise<Taken> {
    const taken = new Promise<Taken>((resolve, reject) =>
      this.queue.push({ offer, received, resolve, reject }),
    )
    this.running ??= this.work()
    return taken
  }

  /** Runs when nothing is being committed, and keeps commits out while it does. */
  async exclusively<T>(job: () => Promise<T>): Promise<T> {
    while (this.running) await this.running
    const result = job()
    this.running = result.then(
      () => this.proceed(),
      () => this.proceed(),
    )
    return result
  }

  private proceed(): void {
    this.running = this.queue.length > 0 ? this.work() : null
  }

  private async work(): Promise<void> {
    // Let everybody who has arrived in this turn of the loop into the same commit.
    await new Promise(setImmediate)
    while (this.queue.length > 0) {
      const group: Waiting[] = []
      for (let size = 0; this.queue[0] && (size === 0 || size < MOST_AT_ONCE);) {
        const next = this.queue.shift()
        if (!next) break
        size += next.offer.readings.length
        group.push(next)
      }
      try {
        const taken = await this.commit(group)
        group.forEach((one, i) => one.resolve(taken[i] ?? { accepted: 0, duplicate: 0, items: 0 }))
      } catch (error) {
        for (const one of group) one.reject(error)
      }
    }
    this.running = null
  }

  private async commit(group: readonly Waiting[]): Promise<Taken[]> {
    const fresh = await this.withoutKnown(group)
    const events = fresh.flat()
    let rederived: Rederived | null = null
    if (events.length > 0) {
      const touched = new Map(events.map(({ source, item }) => [keyOf({ source, item }), { source, item }]))
      const before = await this.store.eventsOf([...touched.values()])
      const { keys, derived } = deriveAll([...before, ...events], this.readings())
      await this.store.commit({ events, items: keys, derived })
      rederived = { items: keys, moments: derived.moments ?? [] }
    }
    const taken = group.map(({ offer }, i): Taken => {
      const accepted = fresh[i] ?? []
      return {
        accepted: accepted.length,
        duplicate: offer.readings.length - accepted.length,
        items: new Set(accepted.map((event) => event.item)).size,
      }
    })
    const sum = (of: (one: Taken) => number): number => taken.reduce((total, one) => total + of(one), 0)
    if (rederived) {
      const all = {
        accepted: sum((t) => t.accepted),
        duplicate: sum((t) => t.duplicate),
        items: sum((t) => t.items),
      }
      this.committed(all, rederived)
    }
    return taken
  }

  /** The events of each offer that neither the log nor an earlier offer holds; the first of an id wins. */
  private async withoutKnown(group: readonly Waiting[]): Promise<SourceEvent[][]> {
    const idsOf = new Map<string, string[]>()
    for (const { offer } of group) {
      const ids = idsOf.get(offer.source) ?? []
      for (const reading of offer.readings) ids.push(reading.id)
      idsOf.set(offer.source, ids)
    }
    const seen = new Map<string, Set<string>>()
    for (const [source, ids] of idsOf) seen.set(source, await this.store.known(source, ids))
    return group.map(({ offer, received }) => {
      const known = seen.get(offer.source) ?? new Set<string>()
      return offer.readings.flatMap((reading) => {
        if (known.has(reading.id)) return []
        known.add(reading.id)
        return [{ ...reading, source: offer.source, received }]
      })
    })
  }
}
