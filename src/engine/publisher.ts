/** Publishing the figures of periods that are over, one run at a time. */
import type { Micros } from '../flow/event.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { publish, type PublishedCount } from './published.ts'
import { FINGERPRINT } from './rebuild.ts'

interface Needed {
  readonly store: Store
  readonly map: () => ValueStreamMap
  readonly now: () => Micros
  /** The instant of the latest event of any source; null while there is none. */
  readonly lastEventAt: () => Promise<Micros | null>
}

export class Publisher {
  private running: Promise<unknown> = Promise.resolve()
  private readonly needed: Needed

  constructor(needed: Needed) {
    this.needed = needed
  }

  /** Publishes what is over, and again what has changed since; after the run that is under way. */
  publish(): Promise<PublishedCount> {
    const result = this.running.then(() => this.run())
    this.running = result.catch(() => undefined)
    return result
  }

  private async run(): Promise<PublishedCount> {
    const { store, map, now, lastEventAt } = this.needed
    return (await lastEventAt()) === null
      ? { first: 0, revised: 0 }
      : publish(store, map(), await store.note(FINGERPRINT), now())
  }

  /** Resolves when no run is under way; whether one has failed is for its own caller. */
  async idle(): Promise<void> {
    await this.running
  }
}
