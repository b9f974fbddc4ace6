/** What a span, an event of a span or a log record says to a source of the map. */
import { matchesPattern } from '../../model/pattern.ts'
import type { FieldValue, Fields, Micros } from '../../flow/event.ts'
import type { OtlpSource } from '../../model/schema.ts'
import type { Reading } from '../connector.ts'
import { textOf } from '../json/members.ts'
import type { Read } from '../json/read-events.ts'
import type { Telemetry } from './telemetry.ts'
import type { Instant } from './wire.ts'

/** Stands for the id of the trace where an attribute names the item. */
const TRACE_ID = 'trace_id'
/** Stands for the name of the span or event where an attribute names the state. */
const NAME = 'name'

const takes = ({ around }: Telemetry, { otlp: { services } }: OtlpSource): boolean =>
  [services].flat().some((pattern) => matchesPattern(pattern, String(around['service.name'] ?? '')))

const attribute = ({ own, around }: Telemetry, name: string): FieldValue => own[name] ?? around[name] ?? null

const itemOf = (one: Telemetry, { otlp: { item } }: OtlpSource): string | null =>
  item === TRACE_ID ? one.traceId || null : textOf(attribute(one, item))

/**
 * An event of a span says itself what it proves: else it would only repeat its span. Where the name of the span is
 * the state, events of spans are none.
 */
const stateOf = (one: Telemetry, { otlp: { state } }: OtlpSource): string | null => {
  if (one.what === 'span event') return state === NAME ? null : textOf(one.own[state])
  return state === NAME ? textOf(one.name) : textOf(attribute(one, state))
}

const fieldsOf = (one: Telemetry, { otlp: { stream, stage } }: OtlpSource): Fields => {
  const fields: Record<string, FieldValue> = { ...one.around, ...one.own }
  for (const [field, name] of [
    ['stream', stream],
    ['stage', stage],
  ] as const) {
    const text = textOf(fields[name])
    if (text !== null) fields[field] = text
  }
  if (one.failed) fields['error'] = true
  return fields
}

const HEX_OF_TRACE = /^(?!0+$)[0-9a-f]{32}$/
const HEX_OF_SPAN = /^(?!0+$)[0-9a-f]{16}$/

const faultOf = ({ what, name, traceId, spanId, start, end }: Telemetry): string | null => {
  const whose = `${what} “${name}”`
  if (what !== 'log record') {
    if (!HEX_OF_TRACE.test(traceId))
      return `${whose} has the trace id \`${traceId}\`; 32 hexadecimal digits, not all 0, are expected`
    if (!HEX_OF_SPAN.test(spanId))
      return `${whose} has the span id \`${spanId}\`; 16 hexadecimal digits, not all 0, are expected`
    if (end === null && start === null)
      return `${whose} tells no time; nanoseconds since 1970 are expected in ${what === 'span' ? '`endTimeUnixNano`' : '`timeUnixNano`'}`
  }
  return null
}

/**
 * Which attributes keep it from being meant for the source, by the names that the source gives them; none where it is
 * meant for it. Null for what is of another service.
 */
export const lackedBy = (one: Telemetry, source: OtlpSource): readonly string[] | null => {
  if (!takes(one, source)) return null
  const { item, state } = source.otlp
  return [...(itemOf(one, source) === null ? [item] : []), ...(stateOf(one, source) === null ? [state] : [])]
}

/**
 * What it says to the source; nothing for what is not meant for it, which most spans are not: of another service, or
 * without the attributes that name an item and a state.
 *
 * @param received Stands in for the time of a log record that tells none.
 */
export const otlpReadings = (
  one: Telemetry,
  source: OtlpSource,
  received: Micros,
): readonly Exclude<Read, null>[] => {
  if (!takes(one, source)) return []
  const item = itemOf(one, source)
  const state = stateOf(one, source)
  if (item === null || state === null) return []
  const fault = faultOf(one)
  if (fault !== null) return [{ reason: fault }]
  const { what, traceId, spanId, mark, start, end } = one
  const id = (what === 'log record' ? ['log', mark] : [traceId, spanId, mark]).filter(Boolean).join(' ')
  const said: Omit<Reading, 'id' | 'at' | 'ord' | 'step' | 'instance'> = {
    item,
    state,
    fields: fieldsOf(one, source),
    was: null,
    fault: null,
    partial: false,
    ref: traceId === '' ? null : `trace ${traceId}${spanId === '' ? '' : ` span ${spanId}`}`,
  }
  const at = (instant: Instant | null): Pick<Reading, 'at' | 'ord'> =>
    instant === null ? { at: received, ord: 0 } : { at: instant.at, ord: instant.rest }
  if (what === 'span' && source.otlp.spans === 'activities' && start !== null && end !== null) {
    return [
      { ...said, ...at(start), id: `${id} start`, step: 'start', instance: spanId, fields: null },
      { ...said, ...at(end), id, step: 'complete', instance: spanId },
    ]
  }
  return [{ ...said, ...at(end ?? start), id, step: 'enter', instance: null }]
}
