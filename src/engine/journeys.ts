/** The journeys of the store as columns, read once for each state of the data, and the asks that are made of them. */
import type { Micros } from '../flow/event.ts'
import { chosenIn, type JourneyAsk } from '../flow/journeys/journey-ask.ts'
import type { JourneyLog } from '../flow/journeys/journey-log.ts'
import { askOf } from '../flow/report.ts'
import { resolveRequest, type FlowRequest } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { MixedJourneysOfStore } from './mixed-journeys.ts'

/** So many logs are kept: that of each stream that people look at, and that of all. */
const MOST_KEPT = 8

export class Journeys {
  /** Streams → their log; the one used last stands last. */
  private readonly logs = new Map<string, Promise<JourneyLog>>()
  private readonly mixed: MixedJourneysOfStore
  private readonly store: Store
  private readonly map: () => ValueStreamMap
  private readonly now: () => Micros

  constructor(store: Store, map: () => ValueStreamMap, now: () => Micros) {
    this.store = store
    this.mixed = new MixedJourneysOfStore(store, map)
    this.map = map
    this.now = now
  }

  /** Committed data has changed: what was read is no longer what there is. */
  changed(): void {
    this.logs.clear()
    this.mixed.changed()
  }

  private log(stream: string | null): Promise<JourneyLog> {
    const key = stream ?? ''
    const known = this.logs.get(key)
    const log = known ?? this.store.journeyLog(stream === null ? undefined : [stream])
    this.logs.delete(key)
    this.logs.set(key, log)
    if (known === undefined) {
      log.catch(() => this.logs.delete(key))
      const [oldest] = this.logs.keys()
      if (this.logs.size > MOST_KEPT && oldest !== undefined) this.logs.delete(oldest)
    }
    return log
  }

  /** @throws RequestError for what does not exist. */
  async ask(request: FlowRequest): Promise<JourneyAsk> {
    const resolved = resolveRequest({ ...request, measured: 'journeys' }, this.map())
    const [ask, log] = await Promise.all([
      askOf(this.store.measures, this.map(), resolved, this.now()),
      this.log(resolved.stream),
    ])
    return {
      ...ask,
      log,
      chosen: chosenIn(log, resolved.of),
      mixed: this.mixed.of(resolved.stream),
      records: (kind, name) => this.store.records(kind, name),
      askAgain: (other) => this.ask(other),
    }
  }
}
