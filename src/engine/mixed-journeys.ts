/** Which journeys mix, asked of the events in the store; once for each state of the data. */
import type { Fields, ItemKey } from '../flow/event.ts'
import { readingOf } from '../flow/reading.ts'
import { sourcesOf } from '../flow/reach.ts'
import type { ChangedSlice, MixedJourneys, SharedValue } from '../flow/service/mixed-journeys.ts'
import type { Source, ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'

/** Items whose events are read at a time. */
const BATCH = 2000

type Asked = Pick<Store, 'sharedValues' | 'changingItems' | 'eventsOf'>

/** The fields that say what slice a journey is of; `late` where the slice can change without any of them changing. */
const sliceFields = ({ slice }: Source): { readonly fields: readonly string[]; readonly late: boolean } => {
  if (slice === undefined || typeof slice === 'string') return { fields: [], late: false }
  const fields = [...new Set(slice.flatMap(({ when }) => Object.keys(when ?? {})))]
  return { fields, late: fields.length > 1 || slice.some(({ when }) => when === undefined) }
}

export class MixedJourneysOfStore {
  private readonly asked = new Map<string, Promise<unknown>>()
  private readonly store: Asked
  private readonly map: () => ValueStreamMap

  constructor(store: Asked, map: () => ValueStreamMap) {
    this.store = store
    this.map = map
  }

  /** Committed data has changed: what was asked is no longer true. */
  changed(): void {
    this.asked.clear()
  }

  private once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.asked.get(key) as Promise<T> | undefined
    if (known) return known
    const answer = ask()
    this.asked.set(key, answer)
    answer.catch(() => this.asked.delete(key))
    return answer
  }

  /** Of the journeys that the sources of a stream report; of all without one. */
  of(stream: string | null): MixedJourneys {
    return {
      shared: (field) => this.once(JSON.stringify([stream, field]), () => this.shared(stream, field)),
      changedSlice: () => this.once(JSON.stringify([stream]), () => this.changedSlice(stream)),
    }
  }

  private shared(stream: string | null, field: string): Promise<SharedValue[]> {
    const sources = sourcesOf(this.map(), 'journeys', stream).map(([id]) => id)
    return sources.length === 0 ? Promise.resolve([]) : this.store.sharedValues(sources, field)
  }

  private async changedSlice(stream: string | null): Promise<ChangedSlice[]> {
    const map = this.map()
    const changed: ChangedSlice[] = []
    for (const [id, source] of sourcesOf(map, 'journeys', stream)) {
      const { fields, late } = sliceFields(source)
      const items = new Map<string, ItemKey>()
      for (const field of fields) {
        for (const key of await this.store.changingItems([id], field, late)) items.set(key.item, key)
      }
      const { sliceOf } = readingOf(id, source, map)
      const all = [...items.values()]
      for (let i = 0; i < all.length; i += BATCH) {
        changed.push(...(await this.changedAmong(all.slice(i, i + BATCH), sliceOf)))
      }
    }
    return changed
  }

  private async changedAmong(
    items: readonly ItemKey[],
    sliceOf: (fields: Fields) => string | null,
  ): Promise<ChangedSlice[]> {
    const events = Map.groupBy(await this.store.eventsOf(items), ({ item }) => item)
    return items.flatMap((key) => {
      let fields: Fields = {}
      const slices = new Set<string>()
      for (const event of events.get(key.item) ?? []) {
        fields = { ...fields, ...event.fields }
        const slice = sliceOf(fields)
        if (slice !== null) slices.add(slice)
      }
      return slices.size > 1 ? [{ ...key, slices: [...slices] }] : []
    })
  }
}
