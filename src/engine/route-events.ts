/** Which source of the map takes a CloudEvent, a CDEvent, or what OpenTelemetry tells. */
import { matches, parseCloudEvent, toReading, type CloudEvent } from '../connect/cloudevents/event.ts'
import { isCdEvent, isCdEventType, parseCdEvent } from '../connect/cdevents/parse.ts'
import { takesCdEventsOf, toCdReading } from '../connect/cdevents/reading.ts'
import type { Reading, Rejection } from '../connect/connector.ts'
import { memberAt } from '../connect/json/members.ts'
import { lackedBy, otlpReadings } from '../connect/otlp/reading.ts'
import type { Telemetry } from '../connect/otlp/telemetry.ts'
import type { Micros } from '../flow/event.ts'
import type { Source, ValueStreamMap } from '../model/schema.ts'
import type { Sender } from './senders.ts'
import type { Offer } from './take.ts'

/** What was refused. */
interface Refusal extends Rejection {
  readonly isDenied: boolean
  /** Where it says that it comes from, if no source takes what comes from there. */
  readonly untakenFrom: string | null
}

/** What each source is offered, and what was refused, by its position, 1 for the first. */
export interface Routed {
  readonly offers: readonly Offer[]
  readonly rejections: readonly Refusal[]
  /** Not meant for any source. */
  readonly others: number
}

/** What became of a span, an event of a span or a log record. */
export interface Fate {
  readonly one: Telemetry
  readonly outcome: 'taken' | 'refused' | 'ignored'
  /** The source that took or refused it; of what is ignored, those of its service, with the attributes that it lacks. */
  readonly sources: readonly { readonly source: string; readonly lacks: readonly string[] }[]
}

export interface RoutedTelemetry extends Routed {
  readonly fates: readonly Fate[]
}

interface Refused {
  readonly reason: string
  /** Refused because of who sent it, not of what it says. */
  readonly isDenied?: boolean
  readonly untakenFrom?: string
}
type Taken = { readonly source: string; readonly readings: readonly Reading[] }

/** Collects by source what was taken. */
class Routing {
  private readonly readings = new Map<string, Reading[]>()
  private readonly rejections: Refusal[] = []
  private others = 0

  add(row: number, outcome: Taken | Refused | null): void {
    if (outcome === null) this.others += 1
    else if ('reason' in outcome)
      this.rejections.push({
        row,
        reason: outcome.reason,
        isDenied: outcome.isDenied === true,
        untakenFrom: outcome.untakenFrom ?? null,
      })
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
      untakenFrom: from,
    }
  }
  return {
    untakenFrom: from,
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
): RoutedTelemetry => {
  const sources = sourcesFor(map, ['otlp'], sender)
  const routing = new Routing()
  const ignored = (one: Telemetry): Fate => ({
    one,
    outcome: 'ignored',
    sources: sources.flatMap(([id, source]) => {
      const lacks = lackedBy(one, source)
      return lacks === null ? [] : [{ source: id, lacks }]
    }),
  })
  const route = (one: Telemetry): Fate => {
    for (const [id, source] of sources) {
      const read = otlpReadings(one, source, received)
      if (read.length === 0) continue
      const refusal = sender.refusal(id)
      const refused: Refused | undefined =
        refusal === null ? read.find((reading) => 'reason' in reading) : { reason: refusal, isDenied: true }
      routing.add(
        one.position,
        refused ?? {
          source: id,
          readings: read.filter((reading): reading is Reading => !('reason' in reading)),
        },
      )
      return { one, outcome: refused ? 'refused' : 'taken', sources: [{ source: id, lacks: [] }] }
    }
    routing.add(one.position, null)
    return ignored(one)
  }
  const fates = telemetry.map(route)
  return { ...routing.routed(), fates }
}
