/** Which source of the map takes a CloudEvent. */
import { matches, parseCloudEvent, toReading } from '../connect/cloudevents/event.ts'
import type { Reading, Rejection } from '../connect/connector.ts'
import type { Micros } from '../flow/event.ts'
import type { CloudEventsSource, ValueStreamMap } from '../model/schema.ts'
import type { Offer } from './take.ts'

type Routed = { readonly source: string; readonly reading: Reading } | { readonly reason: string }

const route = (json: unknown, sources: readonly [string, CloudEventsSource][], received: Micros): Routed => {
  const parsed = parseCloudEvent(json)
  if (!parsed.ok) return { reason: parsed.reason }
  const found = sources.find(([, source]) => matches(parsed.event, source))
  if (!found) {
    return {
      reason: `no source of the map takes events from \`${parsed.event.source}\`: name it under a cloudevents source, \`cloudEvents: { from: … }\``,
    }
  }
  const reading = toReading(parsed.event, found[1], received)
  return 'reason' in reading ? reading : { source: found[0], reading }
}

/**
 * Gives each event to the first source whose `from` takes it. One that is refused takes no other with it.
 *
 * @returns What each source is offered, and the refused ones by their position, 1 for the first.
 */
export const routeCloudEvents = (
  events: readonly unknown[],
  map: ValueStreamMap,
  received: Micros,
): { offers: Offer[]; rejections: Rejection[] } => {
  const sources = [...map.sources].filter(
    (entry): entry is [string, CloudEventsSource] => entry[1].kind === 'cloudevents',
  )
  const readings = new Map<string, Reading[]>()
  const rejections: Rejection[] = []
  for (const [position, json] of events.entries()) {
    const routed = route(json, sources, received)
    if ('reason' in routed) {
      rejections.push({ row: position + 1, reason: routed.reason })
      continue
    }
    const offered = readings.get(routed.source)
    if (offered) offered.push(routed.reading)
    else readings.set(routed.source, [routed.reading])
  }
  return { offers: [...readings].map(([source, offered]) => ({ source, readings: offered })), rejections }
}
