/** Reads a file of CDEvents, each by itself or as the data of a CloudEvent: one, a list, or JSON Lines of either. */
import type { CdEventsSource } from '../../model/schema.ts'
import { parseCloudEvent } from '../cloudevents/event.ts'
import type { ReadBatch } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { isObject } from '../json/look.ts'
import { readEvents, type Read } from '../json/read-events.ts'
import { isCdEvent, isCdEventType, parseCdEvent } from './parse.ts'
import { takesCdEventsOf, toCdReading } from './reading.ts'

/** @throws ImportError before anything is yielded, if the file can't be read or holds no CDEvent at all. */
export const readCdEvents = (file: InputFile, source: CdEventsSource): AsyncGenerator<ReadBatch> => {
  const readBare = (json: unknown, ref: string): Read => {
    const parsed = parseCdEvent(json)
    if (!parsed.ok) return parsed
    if (takesCdEventsOf(parsed.event.source, source)) return toCdReading(parsed.event, source, ref)
    return {
      reason: `event ${parsed.event.id} comes from \`${parsed.event.source}\`, which \`cdEvents: { from: … }\` of the source does not take`,
    }
  }
  const read = (json: unknown, ref: string): Read => {
    if (!isObject(json) || !('specversion' in json)) return readBare(json, ref)
    const parsed = parseCloudEvent(json)
    if (!parsed.ok) return parsed
    if (isCdEventType(parsed.event.type)) return readBare(parsed.event.data, ref)
    return {
      reason: `event ${parsed.event.id} is of the type \`${parsed.event.type}\`; a CDEvent has one such as \`dev.cdevents.ticket.closed.0.2.0\``,
    }
  }
  return readEvents(file, {
    name: 'CDEvents',
    isOne: (json) => isCdEvent(json) || (isObject(json) && 'specversion' in json),
    read: (json, ref) => [read(json, ref)],
  })
}
