/**
 * The messages of OTLP/HTTP in protobuf, as far as Millrace reads and answers them: what is not named here is skipped.
 * Numbers and names of the fields are those of opentelemetry-proto 1.x (Apache-2.0), and of google.rpc.Status.
 */
import protobuf from 'protobufjs/light.js'

const field = (type: string, id: number) => ({ type, id })
const list = (type: string, id: number) => ({ type, id, rule: 'repeated' })

const root = protobuf.Root.fromJSON({
  nested: {
    ExportTraceServiceRequest: { fields: { resourceSpans: list('ResourceSpans', 1) } },
    ExportLogsServiceRequest: { fields: { resourceLogs: list('ResourceLogs', 1) } },
    ResourceSpans: { fields: { resource: field('Resource', 1), scopeSpans: list('ScopeSpans', 2) } },
    ResourceLogs: { fields: { resource: field('Resource', 1), scopeLogs: list('ScopeLogs', 2) } },
    Resource: { fields: { attributes: list('KeyValue', 1) } },
    ScopeSpans: { fields: { spans: list('Span', 2) } },
    ScopeLogs: { fields: { logRecords: list('LogRecord', 2) } },
    Span: {
      fields: {
        traceId: field('bytes', 1),
        spanId: field('bytes', 2),
        name: field('string', 5),
        startTimeUnixNano: field('fixed64', 7),
        endTimeUnixNano: field('fixed64', 8),
        attributes: list('KeyValue', 9),
        events: list('Event', 11),
        status: field('Status', 15),
      },
    },
    Event: {
      fields: {
        timeUnixNano: field('fixed64', 1),
        name: field('string', 2),
        attributes: list('KeyValue', 3),
      },
    },
    Status: { fields: { message: field('string', 2), code: field('int32', 3) } },
    LogRecord: {
      fields: {
        timeUnixNano: field('fixed64', 1),
        body: field('AnyValue', 5),
        attributes: list('KeyValue', 6),
        traceId: field('bytes', 9),
        spanId: field('bytes', 10),
        observedTimeUnixNano: field('fixed64', 11),
        eventName: field('string', 12),
      },
    },
    KeyValue: { fields: { key: field('string', 1), value: field('AnyValue', 2) } },
    AnyValue: {
      oneofs: {
        value: {
          oneof: [
            'stringValue',
            'boolValue',
            'intValue',
            'doubleValue',
            'arrayValue',
            'kvlistValue',
            'bytesValue',
          ],
        },
      },
      fields: {
        stringValue: field('string', 1),
        boolValue: field('bool', 2),
        intValue: field('int64', 3),
        doubleValue: field('double', 4),
        arrayValue: field('ArrayValue', 5),
        kvlistValue: field('KeyValueList', 6),
        bytesValue: field('bytes', 7),
      },
    },
    ArrayValue: { fields: { values: list('AnyValue', 1) } },
    KeyValueList: { fields: { values: list('KeyValue', 1) } },
    ExportTraceServiceResponse: { fields: { partialSuccess: field('TracePartialSuccess', 1) } },
    TracePartialSuccess: { fields: { rejectedSpans: field('int64', 1), errorMessage: field('string', 2) } },
    ExportLogsServiceResponse: { fields: { partialSuccess: field('LogsPartialSuccess', 1) } },
    LogsPartialSuccess: {
      fields: { rejectedLogRecords: field('int64', 1), errorMessage: field('string', 2) },
    },
    RpcStatus: { fields: { code: field('int32', 1), message: field('string', 2) } },
  },
})

/** What is sent to a path of OTLP/HTTP, and how it is called in requests and answers. */
export const SIGNALS = {
  traces: { name: 'Trace', list: 'resourceSpans', rejected: 'rejectedSpans', of: 'spans' },
  logs: { name: 'Logs', list: 'resourceLogs', rejected: 'rejectedLogRecords', of: 'log records' },
} as const
export type Signal = keyof typeof SIGNALS

/**
 * A request in protobuf in the form of its JSON: bytes as hexadecimal digits, 64-bit numbers as text.
 *
 * @throws Error if it can't be decoded.
 */
export const decodeRequest = (signal: Signal, body: Uint8Array): unknown => {
  const type = root.lookupType(`Export${SIGNALS[signal].name}ServiceRequest`)
  return type.toObject(type.decode(body), { longs: String, bytes: Array })
}

const encode = (type: string, message: object): Buffer => {
  const found = root.lookupType(type)
  return Buffer.from(found.encode(found.fromObject(message)).finish())
}

/** An answer in protobuf. */
export const encodeResponse = (signal: Signal, response: object): Buffer =>
  encode(`Export${SIGNALS[signal].name}ServiceResponse`, response)

/** A google.rpc.Status in protobuf. */
export const encodeStatus = (status: { readonly code: number; readonly message: string }): Buffer =>
  encode('RpcStatus', status)
