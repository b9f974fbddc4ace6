/** Reads a file of CloudEvents: one event, a batch, or JSON Lines of either. */
import type { CloudEventsSource } from '../../model/schema.ts'
import type { ReadBatch } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { isObject } from '../json/look.ts'
import { readEvents, type Read } from '../json/read-events.ts'
import { matches, parseCloudEvent, receivedNow, toReading } from './event.ts'

/**
 * @throws ImportError before anything is yielded, if the file can't be read or holds no CloudEvent at all.
 */
export const readCloudEvents = (file: InputFile, source: CloudEventsSource): AsyncGenerator<ReadBatch> => {
  const received = receivedNow()
  const read = (json: unknown, ref: string): Read => {
    const parsed = parseCloudEvent(json)
    if (!parsed.ok) return parsed
    if (matches(parsed.event, source)) return toReading(parsed.event, source, received, ref)
    return {
      reason: `event ${parsed.event.id} comes from \`${parsed.event.source}\`, which \`cloudEvents: { from: … }\` of the source does not take`,
    }
  }
  return readEvents(file, {
    name: 'CloudEvents',
    isOne: (json) => isObject(json) && 'specversion' in json,
    read: (json, ref) => [read(json, ref)],
  })
}
