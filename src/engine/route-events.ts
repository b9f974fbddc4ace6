/** Which source of the map takes a CloudEvent, a CDEvent, or what OpenTelemetry tells. */
import { matches, parseCloudEvent, toReading, type CloudEvent } from '../connect/cloudevents/event.ts'
import { isCdEvent, isCdEventType, parseCdEvent } from '../connect/cdevents/parse.ts'
import { takesCdEventsOf, toCdReading } from '../connect/cdevents/reading.ts'
import type { Reading, Rejection } from '../connect/connector.ts'
import { memberAt } from '../connect/json/members.ts'
import { otlpReadings } from '../connect/otlp/reading.ts'
import type { Telemetry } from '../connect/otlp/telemetry.ts'
import type { Micros } from '../flow/event.ts'
import type { Source, ValueStreamMap } from '../model/schema.ts'
import type { Sender } from './senders.ts'
import type { Offer } from './take.ts'

/** What each source is offered, and what was refused, by its position, 1 for the first. */
export interface Routed {
  readonly offers: readonly Offer[]
  readonly rejections: readonly (Rejection & { readonly isDenied: boolean })[]
  /** Not meant for any source. */
  readonly others: number
}

interface Refused {
  readonly reason: string
  /** Refused because of who sent it, not of what it says. */
  readonly isDenied?: boolean
}
type Taken = { readonly source: string; readonly readings: readonly Reading[] }

/** Collects by source what was taken. */
class Routing {
  private readonly readings = new Map<string, Reading[]>()
  private readonly rejections: (Rejection & { readonly isDenied: boolean })[] = []
  private others = 0

  add(row: number, outcome: Taken | Refused | null): void {
    if (outcome === null) this.others += 1
    else if ('reason' in outcome)
      this.rejections.push({ row, reason: outcome.reason, isDenied: outcome.isDenied === true })
    else {
      const offered = this.readings.get(outcome.source)
      if (offered) offered.push(...outcome.readings)
      else this.readings.set(outcome.source, [...outcome.readings])
    }
  }

  routed(): Routed {
    return {
      offers: [...this.readings].map(([source, offered]) => ({ source, readings: offered })),
      rejections: this.rejections,
      others: this.others,
    }
  }
}

type Entry<K extends Source['kind']> = readonly [id: string, source: Extract<Source, { kind: K }>]

/** The sources of these kinds; of a sender that shows the token of some, only those. */
const sourcesFor = <K extends Source['kind']>(
  map: ValueStreamMap,
  kinds: readonly K[],
  { shows }: Sender,
): Entry<K>[] =>
  [...map.sources].filter(
    (entry): entry is [string, Extract<Source, { kind: K }>] =>
      (kinds as readonly string[]).includes(entry[1].kind) && (shows === null || shows.has(entry[0])),
  )

type EventEntry = Entry<'cloudevents' | 'cdevents'>

/** A CDEvent by itself or as the data of a CloudEvent, or any other CloudEvent. */
interface Sent {
  readonly cloudEvent: CloudEvent | null
  readonly cdEvent: { readonly json: unknown } | null
  /** Where it says that it comes from. */
  readonly from: string
}

const sentIn = (json: unknown): Sent | Refused => {
  if (isCdEvent(json))
    return { cloudEvent: null, cdEvent: { json }, from: String(memberAt(json, ['context', 'source']) ?? '') }
  const parsed = parseCloudEvent(json)
  if (!parsed.ok) return parsed
  const { event } = parsed
  if (!isCdEventType(event.type)) return { cloudEvent: event, cdEvent: null, from: event.source }
  const inner = memberAt(event.data, ['context', 'source'])
  return {
    cloudEvent: event,
    cdEvent: { json: event.data },
    from: typeof inner === 'string' ? inner : event.source,
  }
}

const takes = ([, source]: EventEntry, { cloudEvent, cdEvent, from }: Sent): boolean =>
  source.kind === 'cloudevents'
    ? cloudEvent !== null && matches(cloudEvent, source)
    : cdEvent !== null && takesCdEventsOf(from, source)

const readAs = (
  [id, source]: EventEntry,
  { cloudEvent, cdEvent }: Sent,
  received: Micros,
): Taken | Refused => {
  if (source.kind === 'cloudevents') {
    const reading = cloudEvent && toReading(cloudEvent, source, received)
    if (reading === null) return { reason: 'it is no CloudEvent' }
    return 'reason' in reading ? reading : { source: id, readings: [reading] }
  }
  const parsed = parseCdEvent(cdEvent?.json)
  if (!parsed.ok) return parsed
  const reading = toCdReading(parsed.event, source)
  return 'reason' in reading ? reading : { source: id, readings: [reading] }
}

const untaken = ({ cdEvent, from }: Sent, { shows }: Sender): Refused => {
  if (shows !== null) {
    const named = [...shows].map((id) => `\`${id}\``).join(' and ')
    return {
      reason: `the token is that of ${named}, which takes no such events from \`${from}\``,
      isDenied: true,
    }
  }
  return {
    reason:
      cdEvent === null
        ? `no source of the map takes events from \`${from}\`: name it under a cloudevents source, \`cloudEvents: { from: … }\``
        : `no source of the map takes CDEvents from \`${from}\`: name it under a source of kind cdevents, \`cdEvents: { from: … }\``,
  }
}

/**
 * Gives each event to the first source whose `from` takes it, of those to which the sender may post. One that is
 * refused takes no other with it.
 *
 * @param events CloudEvents and CDEvents in JSON, not checked yet.
 */
export const routeEvents = (
  events: readonly unknown[],
  map: ValueStreamMap,
  sender: Sender,
  received: Micros,
): Routed => {
  const sources = sourcesFor(map, ['cloudevents', 'cdevents'], sender)
  const routing = new Routing()
  const route = (json: unknown): Taken | Refused => {
    const sent = sentIn(json)
    if ('reason' in sent) return sent
    const found = sources.find((entry) => takes(entry, sent))
    if (!found) return untaken(sent, sender)
    const refusal = sender.refusal(found[0])
    return refusal === null ? readAs(found, sent, received) : { reason: refusal, isDenied: true }
  }
  for (const [i, json] of events.entries()) routing.add(i + 1, route(json))
  return routing.routed()
}

/**
 * Gives each span, event of a span and log record to the first source that it is meant for. Most are meant for none:
 * that is no refusal.
 */
export const routeTelemetry = (
  telemetry: readonly Telemetry[],
  map: ValueStreamMap,
  sender: Sender,
  received: Micros,
): Routed => {
  const sources = sourcesFor(map, ['otlp'], sender)
  const routing = new Routing()
  const route = (one: Telemetry): Taken | Refused | null => {
    for (const [id, source] of sources) {
      const read = otlpReadings(one, source, received)
      if (read.length === 0) continue
      const refusal = sender.refusal(id)
      if (refusal !== null) return { reason: refusal, isDenied: true }
      const refused = read.find((reading) => 'reason' in reading)
      if (refused) return refused
      return { source: id, readings: read.filter((reading): reading is Reading => !('reason' in reading)) }
    }
    return null
  }
  for (const one of telemetry) routing.add(one.position, route(one))
  return routing.routed()
}
