/** Spans, events of spans and log records of an OTLP request, in one form for JSON and protobuf. */
import { createHash } from 'node:crypto'
import type { FieldValue, Fields } from '../../flow/event.ts'
import { ImportError } from '../connector.ts'
import { isObject, jsonOf } from '../json/look.ts'
import { decodeRequest, SIGNALS, type Signal } from './messages.ts'
import { hexOf, instantOf, wholeOf, type Instant } from './wire.ts'

export interface Telemetry {
  readonly what: 'span' | 'span event' | 'log record'
  /** Position of the span or log record in the request, 1 for the first; an event has that of its span. */
  readonly position: number
  /** Name of the span or event. Empty for a log record that names none. */
  readonly name: string
  /** Its own attributes. */
  readonly own: Fields
  /** Those of what it is in: the resource, and for an event its span. */
  readonly around: Fields
  /** Lower-case hexadecimal digits; empty where there is none. */
  readonly traceId: string
  readonly spanId: string
  /** What tells it from others of its kind: position of an event in its span, or the content of a log record. */
  readonly mark: string
  readonly start: Instant | null
  /** Its own instant where it has only one. */
  readonly end: Instant | null
  readonly failed: boolean
}

const listOf = (value: unknown, what: string): readonly unknown[] => {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  throw new ImportError(`\`${what}\` must be a list.`)
}

const scalarOf = (value: unknown): string | number | boolean | null => {
  if (!isObject(value)) return null
  const { stringValue, boolValue, intValue, doubleValue } = value
  if (typeof stringValue === 'string') return stringValue
  if (typeof boolValue === 'boolean') return boolValue
  const whole = wholeOf(intValue)
  // An id beyond 2^53 keeps all its digits.
  if (whole !== null) return Number.isSafeInteger(Number(whole)) ? Number(whole) : String(whole)
  return typeof doubleValue === 'number' && Number.isFinite(doubleValue) ? doubleValue : null
}

/** Attributes inside of attributes are kept as fields down to here. */
const DEEPEST = 12

const addAttributes = (
  fields: Record<string, FieldValue>,
  attributes: unknown,
  prefix: string,
  depth = 1,
): void => {
  for (const pair of listOf(attributes, 'attributes')) {
    if (!isObject(pair) || typeof pair['key'] !== 'string') continue
    const name = prefix + pair['key']
    const { value } = pair
    const scalar = scalarOf(value)
    if (scalar !== null) fields[name] = scalar
    else if (isObject(value) && isObject(value['kvlistValue'])) {
      if (depth < DEEPEST) addAttributes(fields, value['kvlistValue']['values'], `${name}.`, depth + 1)
    } else if (isObject(value) && isObject(value['arrayValue'])) {
      const texts = listOf(value['arrayValue']['values'], 'values').flatMap((one) => scalarOf(one) ?? [])
      if (texts.length > 0) fields[name] = texts.map(String)
    }
  }
}

const attributesOf = (holder: unknown): Fields => {
  const fields: Record<string, FieldValue> = {}
  if (isObject(holder)) addAttributes(fields, holder['attributes'], '')
  return fields
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const STATUS_ERROR = 2

const isFailed = (status: unknown): boolean =>
  isObject(status) && (status['code'] === STATUS_ERROR || status['code'] === 'STATUS_CODE_ERROR')

const spanOf = (span: Readonly<Record<string, unknown>>, resource: Fields, position: number): Telemetry[] => {
  const ids = { traceId: hexOf(span['traceId']), spanId: hexOf(span['spanId']) }
  const own = attributesOf(span)
  const around = { ...resource, ...own }
  return [
    {
      ...ids,
      what: 'span',
      position,
      name: textOf(span['name']),
      own,
      around: resource,
      mark: '',
      start: instantOf(span['startTimeUnixNano']),
      end: instantOf(span['endTimeUnixNano']),
      failed: isFailed(span['status']),
    },
    ...listOf(span['events'], 'events').flatMap((event, nth): Telemetry[] =>
      isObject(event)
        ? [
            {
              ...ids,
              what: 'span event',
              position,
              name: textOf(event['name']),
              own: attributesOf(event),
              around,
              mark: `event ${nth}`,
              start: null,
              end: instantOf(event['timeUnixNano']),
              failed: false,
            },
          ]
        : [],
    ),
  ]
}

/** Log records have no id; the semantic conventions give them one as an attribute. */
const markOf = (record: Readonly<Record<string, unknown>>, own: Fields, resource: Fields): string => {
  const given = own['log.record.uid']
  if (typeof given === 'string' && given !== '') return given
  const { timeUnixNano, observedTimeUnixNano, eventName, body, traceId, spanId } = record
  const content = [
    String(timeUnixNano ?? ''),
    // Who sends a record again observes it again; only what has no time of its own is told apart by it.
    instantOf(timeUnixNano) === null ? String(observedTimeUnixNano ?? '') : '',
    eventName ?? '',
    body ?? null,
    hexOf(traceId),
    hexOf(spanId),
    Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)),
    resource['service.name'] ?? '',
  ]
  return createHash('sha256').update(jsonOf(content)).digest('hex')
}

const logOf = (record: Readonly<Record<string, unknown>>, resource: Fields, position: number): Telemetry => {
  const own = attributesOf(record)
  return {
    what: 'log record',
    position,
    name: textOf(record['eventName']),
    own,
    around: resource,
    traceId: hexOf(record['traceId']),
    spanId: hexOf(record['spanId']),
    mark: markOf(record, own, resource),
    start: null,
    end: instantOf(record['timeUnixNano']) ?? instantOf(record['observedTimeUnixNano']),
    failed: false,
  }
}

/** What Tempo calls the list of a trace. */
const BATCHES = 'batches'

/** The signal of a request in its JSON form; null if it is none. */
export const signalOf = (json: unknown): Signal | null => {
  if (!isObject(json)) return null
  if (json['resourceSpans'] || Array.isArray(json[BATCHES])) return 'traces'
  return json['resourceLogs'] ? 'logs' : null
}

/**
 * Everything that a request in its JSON form tells, in its order.
 *
 * @throws ImportError if something is no list where one must be.
 */
export const telemetryIn = (signal: Signal, json: unknown): Telemetry[] => {
  if (!isObject(json)) throw new ImportError('The request must be an object.')
  // Before version 0.15 of the protocol scopes were called libraries.
  const [scopes, libraries, members] =
    signal === 'traces'
      ? (['scopeSpans', 'instrumentationLibrarySpans', 'spans'] as const)
      : (['scopeLogs', 'instrumentationLibraryLogs', 'logRecords'] as const)
  const { list } = SIGNALS[signal]
  let position = 0
  const all: Telemetry[] = []
  for (const group of listOf(json[list] ?? (signal === 'traces' ? json[BATCHES] : null), list)) {
    if (!isObject(group)) throw new ImportError(`Each of \`${list}\` must be an object.`)
    const resource = attributesOf(group['resource'])
    for (const scope of listOf(group[scopes] ?? group[libraries], scopes)) {
      if (!isObject(scope)) throw new ImportError(`Each of \`${scopes}\` must be an object.`)
      for (const one of listOf(scope[members], members)) {
        position += 1
        if (!isObject(one)) throw new ImportError(`Each of \`${members}\` must be an object.`)
        if (signal === 'traces') for (const told of spanOf(one, resource, position)) all.push(told)
        else all.push(logOf(one, resource, position))
      }
    }
  }
  return all
}

/** Numbers beyond 2^53 stay as they are written: as text. */
const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value

/**
 * Everything that the body of a request tells.
 *
 * @throws ImportError if it can't be read.
 */
export const readRequest = (signal: Signal, encoding: 'json' | 'protobuf', body: Buffer): Telemetry[] => {
  let json: unknown
  try {
    json = encoding === 'json' ? JSON.parse(body.toString('utf8'), keepDigits) : decodeRequest(signal, body)
  } catch (error) {
    throw new ImportError(
      `The body is no ${encoding === 'json' ? 'JSON' : `Export${SIGNALS[signal].name}ServiceRequest in protobuf`} (${(error as Error).message}).`,
    )
  }
  return telemetryIn(signal, json)
}
