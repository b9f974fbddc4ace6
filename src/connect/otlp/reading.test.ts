/** Spans and log records as an independent implementation encodes them, and as real requests have them. */
import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer'
import { describe, expect, test } from 'vitest'
import { describeWithData, sharedFile } from '../../../test/shared-data.ts'
import { OtlpSource } from '../../model/schema.ts'
import { readAll } from '../read-all.contract.ts'
import { ImportError } from '../connector.ts'
import { otlpReadings } from './reading.ts'
import { readRequest, type Telemetry } from './telemetry.ts'

const TRACE = '5b8efff798038103d269b633813fc60c'
const SPAN = 'eee19b7ec3c1b174'

/** A span as the SDK hands it to an exporter: times are seconds and nanoseconds. */
const span = (more: object = {}): never =>
  ({
    name: 'POST /orders',
    kind: 1,
    spanContext: () => ({ traceId: TRACE, spanId: SPAN, traceFlags: 1 }),
    startTime: [1_793_180_000, 1_001],
    endTime: [1_793_180_001, 123_456_789],
    duration: [1, 123_455_788],
    ended: true,
    status: { code: 0 },
    attributes: { 'millrace.journey': 'J-1', 'millrace.proof_point': 'order.placed' },
    links: [],
    events: [],
    resource: { attributes: { 'service.name': 'shop', 'millrace.stream': 'purchase' } },
    instrumentationScope: { name: 'lib', version: '1' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
    ...more,
  }) as never

const log = (more: object = {}): never =>
  ({
    hrTime: [1_793_180_000, 7],
    hrTimeObserved: [1_793_180_009, 0],
    body: 'An order was placed',
    eventName: 'order.placed',
    attributes: { 'millrace.journey': 'J-1', 'millrace.proof_point': 'order.placed' },
    spanContext: { traceId: TRACE, spanId: SPAN, traceFlags: 1 },
    resource: { attributes: { 'service.name': 'shop' } },
    instrumentationScope: { name: 'lib', version: '1' },
    droppedAttributesCount: 0,
    ...more,
  }) as never

/** What both encodings hold, which must be the same. */
const spansIn = (...spans: never[]): Telemetry[] => {
  const [json, protobuf] = [JsonTraceSerializer, ProtobufTraceSerializer].map((encoder, i) =>
    readRequest('traces', i === 0 ? 'json' : 'protobuf', Buffer.from(encoder.serializeRequest(spans) ?? [])),
  )
  expect(protobuf).toEqual(json)
  return json ?? []
}

const sourceOf = (otlp: object = {}): OtlpSource =>
  OtlpSource.parse({ name: 'Shop', stream: 'purchase', kind: 'otlp', measures: 'journeys', otlp })

const readingsOf = (spans: readonly never[], otlp: object = {}) =>
  spansIn(...spans).flatMap((one) => otlpReadings(one, sourceOf(otlp), 42))

describe('spans', () => {
  test('an event at the end of the span, with all attributes as fields', () => {
    const attributes = {
      'millrace.journey': 'J-1',
      'millrace.proof_point': 'order.placed',
      'millrace.stage': 'purchase',
      amount: 99.5,
      items: 3,
      gift: false,
      tags: ['a', 'b'],
    }
    expect(readingsOf([span({ attributes, status: { code: 2, message: 'declined' } })])).toEqual([
      {
        id: `${TRACE} ${SPAN}`,
        item: 'J-1',
        at: 1_793_180_001_123_456,
        ord: 789,
        step: 'enter',
        state: 'order.placed',
        instance: null,
        fields: {
          ...attributes,
          'service.name': 'shop',
          'millrace.stream': 'purchase',
          stream: 'purchase',
          stage: 'purchase',
          error: true,
        },
        was: null,
        fault: null,
        partial: false,
        ref: `trace ${TRACE} span ${SPAN}`,
      },
    ])
  })

  test('as activities: a start and a completion, told apart by the span', () => {
    expect(
      readingsOf([span()], { spans: 'activities' }).map(({ ...one }) =>
        'reason' in one ? one : [one.id, one.step, one.instance, one.at, one.ord],
      ),
    ).toEqual([
      [`${TRACE} ${SPAN} start`, 'start', SPAN, 1_793_180_000_000_001, 1],
      [`${TRACE} ${SPAN}`, 'complete', SPAN, 1_793_180_001_123_456, 789],
    ])
  })

  test('most are not meant for a source', () => {
    expect(readingsOf([span({ attributes: {} })])).toEqual([])
    expect(readingsOf([span({ attributes: { 'millrace.journey': 'J-1' } })])).toEqual([])
    expect(readingsOf([span()], { services: ['bank', 'ware*'] })).toEqual([])
    expect(readingsOf([span()], { services: ['bank', 'sh*'] }).length).toBe(1)
  })

  test('trace and name where no attribute is there, the resource where the span says nothing', () => {
    expect(readingsOf([span({ attributes: {} })], { item: 'trace_id', state: 'name' })).toMatchObject([
      { item: TRACE, state: 'POST /orders' },
    ])
    expect(readingsOf([span()], { item: 'service.name' })).toMatchObject([{ item: 'shop' }])
  })

  test('events of a span say themselves what they prove, and are of its journey', () => {
    const events = [
      { name: 'paid', time: [1_793_180_000, 5_000], attributes: { 'millrace.proof_point': 'payment.taken' } },
      { name: 'exception', time: [1_793_180_000, 6_000], attributes: {} },
    ]
    expect(
      readingsOf([span({ events })]).map((one) =>
        'reason' in one ? one : [one.id, one.item, one.state, one.at],
      ),
    ).toEqual([
      [`${TRACE} ${SPAN}`, 'J-1', 'order.placed', 1_793_180_001_123_456],
      [`${TRACE} ${SPAN} event 0`, 'J-1', 'payment.taken', 1_793_180_000_000_005],
    ])
    expect(readingsOf([span({ events })], { state: 'name' }).length).toBe(1)
  })

  test.each([
    [{ spanContext: () => ({ traceId: '0'.repeat(32), spanId: SPAN }) }, 'has the trace id `0000'],
    [{ spanContext: () => ({ traceId: TRACE, spanId: 'abc0' }) }, 'has the span id `abc0`'],
    [{ startTime: [0, 0], endTime: [0, 0] }, 'tells no time; nanoseconds since 1970 are expected in'],
  ])('refused: %j', (more, reason) => {
    expect(readingsOf([span(more)])).toEqual([{ reason: expect.stringContaining(reason) }])
  })
})

describe('log records', () => {
  const logsIn = (...logs: never[]): Telemetry[] =>
    readRequest('logs', 'protobuf', Buffer.from(ProtobufLogsSerializer.serializeRequest(logs) ?? []))
  const logReadings = (logs: readonly never[], otlp: object = {}) =>
    logsIn(...logs).flatMap((one) => otlpReadings(one, sourceOf(otlp), 42))

  test('both encodings tell the same; the content is the identity', () => {
    const json = readRequest('logs', 'json', Buffer.from(JsonLogsSerializer.serializeRequest([log()]) ?? []))
    expect(logsIn(log())).toEqual(json)
    const [one, again, other] = logReadings([
      log(),
      log({ hrTimeObserved: [1_793_180_010, 0] }),
      log({ body: 'Another' }),
    ])
    expect(one).toMatchObject({ item: 'J-1', state: 'order.placed', at: 1_793_180_000_000_000, ord: 7 })
    expect(again).toEqual(one)
    expect(other).not.toMatchObject({ id: one && 'id' in one ? one.id : '' })
  })

  test('its own id, its name, the time of observation, the time of receipt', () => {
    const attributes = { 'millrace.journey': 'J-2', 'log.record.uid': '01H' }
    expect(logReadings([log({ attributes })], { state: 'name' })).toMatchObject([
      { id: 'log 01H', item: 'J-2', state: 'order.placed' },
    ])
    expect(logReadings([log({ hrTime: [0, 0] })])).toMatchObject([{ at: 1_793_180_009_000_000 }])
    expect(logReadings([log({ hrTime: [0, 0], hrTimeObserved: [0, 0] })])).toMatchObject([{ at: 42 }])
  })
})

describe('requests', () => {
  const body = (text: string): Buffer => Buffer.from(text)

  test('whole numbers beyond 2^53 keep their digits, written as numbers too', () => {
    const request = `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${TRACE.toUpperCase()}","spanId":"${SPAN}","name":"s",
      "endTimeUnixNano":1793180001123456789,"attributes":[{"key":"order","value":{"intValue":9007199254740993}},
      {"key":"n","value":{"intValue":"12"}},{"key":"deep","value":{"kvlistValue":{"values":[{"key":"x","value":{"doubleValue":0.5}}]}}}]}]}]}]}`
    expect(readRequest('traces', 'json', body(request))).toMatchObject([
      {
        traceId: TRACE,
        end: { at: 1_793_180_001_123_456, rest: 789 },
        own: { order: '9007199254740993', n: 12, 'deep.x': 0.5 },
      },
    ])
  })

  test.each([
    ['traces', 'json', '{', 'The body is no JSON'],
    ['traces', 'json', '[]', 'The request must be an object.'],
    ['traces', 'json', '{"resourceSpans":{}}', '`resourceSpans` must be a list.'],
    ['logs', 'json', '{"resourceLogs":[{"scopeLogs":[{"logRecords":[7]}]}]}', 'Each of `logRecords` must be'],
    ['traces', 'protobuf', '\u000Bnothing', 'The body is no ExportTraceServiceRequest in protobuf'],
  ] as const)('%s in %s: %s', (signal, encoding, text, message) => {
    expect(() => readRequest(signal, encoding, body(text))).toThrow(ImportError)
    expect(() => readRequest(signal, encoding, body(text))).toThrow(message)
  })

  test('an empty request tells nothing', () => {
    expect(readRequest('traces', 'protobuf', Buffer.alloc(0))).toEqual([])
    expect(readRequest('logs', 'json', body('{}'))).toEqual([])
  })
})

describeWithData('OTLP in JSON', 'traces-otlp', 1, () => {
  test('the example of the specification, its times as numbers beyond 2^53', async () => {
    const file = sharedFile('traces-otlp/opentelemetry-proto-trace.json')
    const source = sourceOf({ item: 'trace_id', state: 'name' })
    const { readings, rejections } = await readAll(file, source)
    expect(rejections).toEqual([])
    expect(readings).toMatchObject([
      {
        id: `${TRACE} ${SPAN}`,
        item: TRACE,
        state: "I'm a server span",
        at: 1_544_712_661_000_000,
        fields: { 'service.name': 'my.service', 'my.span.attr': 'some value' },
      },
    ])
  })
})
