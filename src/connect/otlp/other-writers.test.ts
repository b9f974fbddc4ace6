/** Files of spans that other tools than the Collector write. */
import { describe, expect, test } from 'vitest'
import { notesOf, readText, refusalOf } from '../read-all.contract.ts'

const TRACE = '5b8efff798038103d269b633813fc60c'
const SPAN = 'eee19b7ec3c1b174'
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')
const says = (...more: object[]) => [
  { key: 'millrace.journey', value: { stringValue: 'J-1' } },
  { key: 'millrace.proof_point', value: { stringValue: 'paid' } },
  ...more,
]
const span = (more: object = {}) => ({
  traceId: TRACE,
  spanId: SPAN,
  name: 'pay',
  endTimeUnixNano: '1793180001123456789',
  attributes: says(),
  ...more,
})

const read = (request: unknown) => readText('traces.json', JSON.stringify(request), { kind: 'otlp' })

describe('the same span', () => {
  test.each([
    ['as the protocol has it', { resourceSpans: [{ scopeSpans: [{ spans: [span()] }] }] }],
    [
      'before version 0.15 of the protocol',
      { resourceSpans: [{ instrumentationLibrarySpans: [{ spans: [span()] }] }] },
    ],
    ['from Tempo', { batches: [{ scopeSpans: [{ spans: [span()] }] }] }],
    [
      'with ids in Base64 and names for numbers',
      {
        batches: [
          {
            instrumentationLibrarySpans: [
              { spans: [span({ traceId: base64(TRACE), spanId: base64(SPAN), kind: 'SPAN_KIND_SERVER' })] },
            ],
          },
        ],
      },
    ],
  ])('%s', async (_, request) => {
    const { readings, rejections } = await read(request)
    expect(rejections).toEqual([])
    expect(readings).toMatchObject([
      { id: `${TRACE} ${SPAN}`, item: 'J-1', state: 'paid', at: 1_793_180_001_123_456 },
    ])
  })
})

test('attributes and bodies nested very deeply break nothing', async () => {
  const deep = `${'{"kvlistValue":{"values":[{"key":"a","value":'.repeat(30_000)}{"intValue":1}${'}]}}'.repeat(30_000)}`
  const record = { timeUnixNano: '1793180001123456789', attributes: says() }
  const request = { resourceLogs: [{ scopeLogs: [{ logRecords: [record, record] }] }] }
  const text = JSON.stringify(request).replaceAll('{"timeUnixNano"', `{"body":${deep},"timeUnixNano"`)
  const { readings } = await readText('logs.json', text, { kind: 'otlp' })
  expect(readings.map(({ item, fields }) => [item, Object.keys(fields ?? {}).length])).toEqual([
    ['J-1', 2],
    ['J-1', 2],
  ])
})

test('what is not meant for the source is counted, and why', async () => {
  const everything = await read({
    resourceSpans: [
      { scopeSpans: [{ spans: [span(), span({ attributes: [] }), span({ attributes: null })] }] },
    ],
  })
  expect(everything.readings.length).toBe(1)
  expect(notesOf(everything)).toEqual([
    'traces.json: 2 spans, events of spans and log records are not meant for this source: they are of other services than it takes, or have no `millrace.journey` or no `millrace.proof_point`.',
  ])
})

describe('what is no request says what it is', () => {
  test.each([
    [
      'other keys',
      JSON.stringify({ resource_spans: [] }),
      'traces.json holds no OTLP requests: neither `resourceSpans` nor `resourceLogs` is there, but `resource_spans`. Expected is JSON: a request, a list of them, or a request per line; protobuf is taken over HTTP.',
    ],
    [
      'protobuf',
      '\n\u0020\n\u0005hello',
      'traces.json holds no OTLP requests: it is no JSON. Expected is JSON: a request, a list of them, or a request per line; protobuf is taken over HTTP.',
    ],
  ])('%s', async (_, content, message) => {
    expect((await refusalOf(readText('traces.json', content, { kind: 'otlp' }))).message).toBe(message)
  })
})
