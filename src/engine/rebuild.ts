/** Deriving everything again from the log: after the map changed, or on request. */
import type { SourceEvent } from '../flow/event.ts'
import type { Derived } from '../flow/facts.ts'
import type { SourceReading } from '../flow/reading.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { readingPartsOf } from './reading-parts.ts'
import { deriveAll } from './take.ts'

/** The note of the parts of the reading that the data was derived with. */
export const FINGERPRINT = 'fingerprint'

/** Stands for all that the derived data depends on beside the events. */
export const fingerprintOf = (map: ValueStreamMap): string => JSON.stringify(readingPartsOf(map))

/**
 * Derives all items again. The log comes ordered by item, so that one item at a time is folded and memory
 * stays small whatever the size of the log.
 */
export async function* deriveFromLog(
  log: AsyncIterable<SourceEvent[]>,
  readings: ReadonlyMap<string, SourceReading>,
  onProgress: (events: number) => void = () => undefined,
): AsyncGenerator<Derived> {
  let open: SourceEvent[] = []
  let done = 0
  for await (const batch of log) {
    const events = [...open, ...batch]
    const last = events.at(-1)
    // The last item of a batch may go on in the next one.
    let cut = events.length
    while (cut > 0 && events[cut - 1]?.item === last?.item && events[cut - 1]?.source === last?.source)
      cut -= 1
    open = events.slice(cut)
    done += batch.length
    if (cut > 0) yield deriveAll(events.slice(0, cut), readings).derived
    onProgress(done)
  }
  if (open.length > 0) yield deriveAll(open, readings).derived
}

export const rebuildStore = async (
  store: Store,
  map: ValueStreamMap,
  readings: ReadonlyMap<string, SourceReading>,
  onProgress?: (events: number) => void,
): Promise<void> => {
  await store.replaceDerived(deriveFromLog(store.log(), readings, onProgress))
  await store.setNote(FINGERPRINT, fingerprintOf(map))
}
