/** What the sources hold, asked of the store once for each state of the data. */
import type { Micros } from '../flow/event.ts'
import type { SourceSummary, Store } from '../store/store.ts'

export class KnownSources {
  private known: Promise<SourceSummary[]> | null = null
  private readonly store: Pick<Store, 'sources'>

  constructor(store: Pick<Store, 'sources'>) {
    this.store = store
  }

  /** Committed data has changed. */
  changed(): void {
    this.known = null
  }

  summaries(): Promise<SourceSummary[]> {
    this.known ??= this.store.sources().catch((error: unknown) => {
      this.known = null
      throw error
    })
    return this.known
  }

  /** The instant of the latest event of any source, µs; null while there is none. */
  async lastEventAt(): Promise<Micros | null> {
    const known = (await this.summaries()).flatMap(({ last }) => (last === null ? [] : [last]))
    return known.length > 0 ? Math.max(...known) : null
  }
}
