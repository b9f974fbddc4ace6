/**
 * The journeys of the store as columns, and the asks that are made of them. The columns are read once; what is committed
 * after that is spliced in.
 */
import { MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import { chosenIn, type JourneyAsk } from '../flow/journeys/journey-ask.ts'
import type { JourneyLog } from '../flow/journeys/journey-log.ts'
import { inOne, spliced, type Rederived } from '../flow/journeys/splice.ts'
import { askOf } from '../flow/report.ts'
import { resolveRequest, type FlowRequest } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { streamsCovered } from './coverage.ts'
import { MixedJourneysOfStore } from './mixed-journeys.ts'

/** So many logs are kept: that of each stream that people look at, and that of all. */
const MOST_KEPT = 8

/** With more moments than these to splice in, reading the log anew takes less time and memory. */
const MOST_PENDING = 100_000

/** So long the pages take an answer for fresh (`main.tsx`), unless something is committed. */
const SAME_INSTANT = 30 * MICROS_PER_SECOND

interface Kept {
  log: Promise<JourneyLog>
  /** What was committed since the log was read or last asked for, in its order. */
  pending: Rederived[]
  moments: number
}

export class Journeys {
  /** Streams → their log; the one used last stands last. */
  private readonly logs = new Map<string, Kept>()
  private readonly mixed: MixedJourneysOfStore
  private readonly store: Store
  private readonly map: () => ValueStreamMap
  private readonly now: () => Micros
  private asked: Micros = -Infinity

  constructor(store: Store, map: () => ValueStreamMap, now: () => Micros) {
    this.store = store
    this.mixed = new MixedJourneysOfStore(store, map)
    this.map = map
    this.now = now
  }

  /**
   * Committed data has changed: of these items, or, without them, in any way.
   *
   * Where children count instead of their parents, an item decides whether another one is in the log, and it is read anew.
   */
  changed(rederived?: Rederived): void {
    this.mixed.changed()
    this.asked = -Infinity
    if (rederived === undefined || this.hasHierarchy()) {
      this.logs.clear()
      return
    }
    for (const [key, kept] of this.logs) {
      kept.pending.push(rederived)
      kept.moments += rederived.moments.length
      if (kept.moments > MOST_PENDING) this.logs.delete(key)
    }
  }

  /** Records beside the events have changed: what is asked next is of now. The logs are as they were. */
  recorded(): void {
    this.asked = -Infinity
  }

  private hasHierarchy(): boolean {
    return this.map()
      .sources.values()
      .some(({ measures, hierarchy }) => measures === 'journeys' && hierarchy !== undefined)
  }

  /** The one stream of all journeys that there can be; null where there are several, or some may be in none. */
  private onlyStream(): string | null {
    const streams = new Set(
      this.map()
        .sources.values()
        .filter(({ measures }) => measures === 'journeys')
        .map((source) => source.stream),
    )
    const [only] = streams
    return streams.size === 1 && typeof only === 'string' ? only : null
  }

  /** @param asked Null for all streams; where there is but one, its log is not read a second time. */
  private log(asked: string | null): Promise<JourneyLog> {
    const stream = asked ?? this.onlyStream()
    const key = stream ?? ''
    const known = this.logs.get(key)
    const kept: Kept = known ?? {
      log: this.store.journeyLog(stream === null ? undefined : [stream]),
      pending: [],
      moments: 0,
    }
    if (kept.pending.length > 0) {
      const { items, moments } = inOne(kept.pending)
      const isIn = (of: string | null): boolean => stream === null || of === stream
      const own = moments.filter((one) => isIn(one.stream) || one.alsoIn.some(isIn))
      kept.log = kept.log.then((log) => spliced(log, { items, moments: own }))
      kept.pending = []
      kept.moments = 0
    }
    this.logs.delete(key)
    this.logs.set(key, kept)
    const { log } = kept
    log.catch(() => {
      if (this.logs.get(key)?.log === log) this.logs.delete(key)
    })
    if (known === undefined) {
      const [oldest] = this.logs.keys()
      if (this.logs.size > MOST_KEPT && oldest !== undefined) this.logs.delete(oldest)
    }
    return log
  }

  /**
   * The instant of which is asked. It stays the same for a while, so that the parts of a page are of one instant, and what
   * was computed for one filter serves the next.
   */
  private instant(): Micros {
    const now = this.now()
    if (now < this.asked || now >= this.asked + SAME_INSTANT) this.asked = now
    return this.asked
  }

  /** @throws RequestError for what does not exist. */
  async ask(request: FlowRequest): Promise<JourneyAsk> {
    const resolved = resolveRequest({ ...request, measured: 'journeys' }, this.map())
    const [ask, log] = await Promise.all([
      askOf(this.store.measures, this.map(), resolved, this.instant()),
      this.log(resolved.stream),
    ])
    return {
      ...ask,
      log,
      coverage: () => streamsCovered({ ...ask, log }, this.store, this.now()),
      chosen: chosenIn(log, resolved.of),
      mixed: this.mixed.of(resolved.stream),
      records: (kind, name) => this.store.records(kind, name),
      askAgain: (other) => this.ask(other),
    }
  }
}
