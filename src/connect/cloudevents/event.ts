/** What a CloudEvent says to a source of the map. */
import { FIELD, type Fields, type FieldValue, type Micros } from '../../flow/event.ts'
import { matchesPattern } from '../../model/pattern.ts'
import type { CloudEventsSource } from '../../model/schema.ts'
import type { Reading } from '../connector.ts'
import type { CloudEvent } from './parse.ts'

export { parseCloudEvent, type CloudEvent, type ParsedCloudEvent } from './parse.ts'

/** Members of data are kept as fields down to here: `order.customer.country`. */
const DEEPEST = 3
const MICROS_PER_MILLISECOND = 1000

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

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
  let value = event.data
  for (const member of members)
    value = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined
  return value
}

const textOf = (value: unknown): string | null => {
  const text = isScalar(value) ? String(value).trim() : ''
  return text === '' ? null : text
}

const labelsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[|;,]/) : []).flatMap(
    (one) => textOf(one) ?? [],
  )

const addMembers = (
  fields: Record<string, FieldValue>,
  members: object,
  prefix: string,
  depth: number,
): void => {
  for (const [name, value] of Object.entries(members)) {
    if (isScalar(value)) fields[prefix + name] = value
    else if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))
      fields[prefix + name] = value
    else if (isObject(value) && depth < DEEPEST) addMembers(fields, value, `${prefix}${name}.`, depth + 1)
  }
}

const fieldsOf = (event: CloudEvent, { cloudEvents }: CloudEventsSource): Fields | null => {
  const { sequence: _order, ...extensions } = event.extensions
  const fields: Record<string, FieldValue> = { ...extensions }
  if (isObject(event.data)) addMembers(fields, event.data, '', 1)
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
