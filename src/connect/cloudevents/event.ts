/** What a CloudEvent says to a source of the map. */
import { FIELD, type Fields, type FieldValue, type Micros } from '../../flow/event.ts'
import { matchesPattern } from '../../model/pattern.ts'
import type { CloudEventsSource } from '../../model/schema.ts'
import type { Reading } from '../connector.ts'
import { isObject } from '../json/look.ts'
import { addMembers, memberAt, textOf } from '../json/members.ts'
import type { CloudEvent } from './parse.ts'

export { parseCloudEvent, type CloudEvent, type ParsedCloudEvent } from './parse.ts'

const MICROS_PER_MILLISECOND = 1000

/** Whether the source takes the event: its `source` attribute matches one of the patterns in `from`. */
export const matches = (event: CloudEvent, { cloudEvents: { from } }: CloudEventsSource): boolean =>
  typeof from === 'string'
    ? matchesPattern(from, event.source)
    : from.some((pattern) => matchesPattern(pattern, event.source))

/** Context attributes by name, and members of data by their path. */
const valueAt = (event: CloudEvent, path: string): unknown => {
  if (path === 'subject' || path === 'type' || path === 'source' || path === 'id' || path === 'dataschema')
    return event[path]
  const [root, ...members] = path.split('.')
  if (root !== 'data') return event.extensions[path]
  return memberAt(event.data, members)
}

const labelsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[|;,]/) : []).flatMap(
    (one) => textOf(one) ?? [],
  )

const fieldsOf = (event: CloudEvent, { cloudEvents }: CloudEventsSource): Fields | null => {
  const { sequence: _order, ...extensions } = event.extensions
  const fields: Record<string, FieldValue> = { ...extensions }
  if (isObject(event.data)) addMembers(fields, event.data)
  for (const name of [FIELD.type, FIELD.title] as const) {
    const path = cloudEvents[name]
    const text = path === undefined ? null : textOf(valueAt(event, path))
    if (text !== null) fields[name] = text
  }
  const labels = cloudEvents.labels === undefined ? [] : labelsOf(valueAt(event, cloudEvents.labels))
  if (labels.length > 0) fields[FIELD.labels] = labels
  return Object.keys(fields).length > 0 ? fields : null
}

/** The order among events of one instant, where the `sequence` extension tells it as a number. */
const orderOf = ({ extensions: { sequence } }: CloudEvent): number => {
  const order = typeof sequence === 'string' && /^\d+$/.test(sequence) ? Number(sequence) : sequence
  return typeof order === 'number' && Number.isSafeInteger(order) ? order : 0
}

/** The time of receipt of events that tell no time. */
export const receivedNow = (): Micros => Date.now() * MICROS_PER_MILLISECOND

/**
 * The event as the source reads it.
 *
 * @param received Stands in for the time of an event that tells none.
 * @returns The reading, or the reason why there is none: it does not name an item.
 */
export const toReading = (
  event: CloudEvent,
  source: CloudEventsSource,
  received: Micros,
  ref: string | null = null,
): Reading | { readonly reason: string } => {
  const paths = source.cloudEvents
  const item = textOf(valueAt(event, paths.item))
  if (item === null) {
    return {
      reason: `event ${event.id} of ${event.source} names no item: \`${paths.item}\` is missing or empty. Send it, or name another attribute in \`cloudEvents: { item: … }\``,
    }
  }
  const state = textOf(valueAt(event, paths.state))
  return {
    id: `${event.source} ${event.id}`,
    item,
    at: event.time ?? received,
    ord: orderOf(event),
    step: state === null ? 'fields' : 'enter',
    state,
    instance: null,
    fields: fieldsOf(event, source),
    was: null,
    fault: null,
    partial: false,
    ref,
  }
}
