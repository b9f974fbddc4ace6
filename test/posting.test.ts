/** What is posted over HTTP: CloudEvents, CDEvents and OpenTelemetry, each to its source, and by whom. */
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import type { FastifyInstance } from 'fastify'
import protobuf from 'protobufjs/light.js'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CoverageAnswer } from '../src/flow/journeys/coverage/coverage-answer.ts'
import { createServer } from '../src/server/app.ts'
import { describeWithData, sharedJson } from './shared-data.ts'
import { engineOn, mapOf } from './workspace.ts'

const MAP = mapOf(`  locked:
    name: Locked shop
    kind: cloudevents
    stream: support
    cloudEvents: { from: /locked }
    tokenFrom: LOCKED_TOKEN
    states: { opened: waiting, closed: done }
  unset:
    name: Shop without a secret
    kind: cloudevents
    stream: support
    cloudEvents: { from: /unset }
    tokenFrom: UNSET_TOKEN
    states: { opened: waiting, closed: done }
  deliveries:
    name: Delivery pipeline
    kind: cdevents
    stream: support
    cdEvents: { from: [/ticketing/*, /event/*, /monitoring/*] }
    states: { "ticket.created": waiting, "ticket.closed": done }
  open:
    name: Shop
    kind: cloudevents
    stream: support
    states: { opened: waiting, closed: done }
  traces:
    name: Traces of the shop
    kind: otlp
    measures: journeys
    stream: support
    tokenFrom: TRACES_TOKEN
    otlp: { services: shop }
  logs:
    name: Traces of others
    kind: otlp
    measures: journeys
    stream: support
    otlp: { services: [desk, till] }`)

const LOCKED = 'the-token-of-the-locked-shop'
const TRACES = 'the-token-of-the-traces'
const SERVER = 'the-token-of-the-server'
const env = { LOCKED_TOKEN: LOCKED, TRACES_TOKEN: TRACES }

let opened: Awaited<ReturnType<typeof engineOn>>
let here: FastifyInstance
let beyond: FastifyInstance

beforeAll(async () => {
  opened = await engineOn(MAP, () => Date.UTC(2026, 6, 31) * 1000)
  here = await createServer(opened.engine, { host: '127.0.0.1', env })
  beyond = await createServer(opened.engine, { host: '0.0.0.0', token: SERVER, env })
})
afterAll(async () => {
  await here?.close()
  await beyond?.close()
  await opened?.close()
})

interface Post {
  readonly to?: string
  readonly type?: string
  readonly token?: string
  readonly app?: FastifyInstance
  readonly headers?: Readonly<Record<string, string>>
}

const post = (payload: unknown, { to = '/api/events', type, token, app = here, headers }: Post = {}) =>
  app.inject({
    method: 'POST',
    url: to,
    headers: {
      host: 'localhost',
      'content-type': type ?? 'application/cloudevents-batch+json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    payload: Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  })

const event = (id: string, source: string) => ({
  specversion: '1.0',
  id,
  source,
  type: 'opened',
  subject: `item ${id}`,
  time: '2026-07-01T00:00:00Z',
})

const reasons = (response: { json: () => { rejections: { reason: string }[] } }): string[] =>
  response.json().rejections.map(({ reason }) => reason)

describe('a token per source', () => {
  test('opens its source and no other', async () => {
    const response = await post([event('1', '/locked'), event('2', '/open')], { token: LOCKED })
    expect([response.statusCode, response.json().accepted]).toEqual([200, 1])
    expect(reasons(response)).toEqual([
      'the token is that of `locked`, which takes no such events from `/open`',
    ])
    const other = await post([event('3', '/open')], { token: LOCKED })
    expect([other.statusCode, other.json().accepted]).toEqual([403, 0])
  })

  test('is demanded by its source, on this machine and by the token of the server too', async () => {
    const said =
      'the source `locked` takes events only with its own token: send `Authorization: Bearer …` with it'
    for (const given of [{}, { token: 'some-other-token' }, { token: SERVER, app: beyond }]) {
      const response = await post([event('4', '/locked')], given)
      expect([response.statusCode, reasons(response)]).toEqual([401, [said]])
      expect(response.headers['www-authenticate']).toBe('Bearer realm="Millrace"')
    }
    const mixed = await post([event('4', '/locked'), event('5', '/open')])
    expect([mixed.statusCode, mixed.json().accepted, reasons(mixed)]).toEqual([200, 1, [said]])
  })

  test('of which the variable is not set: the source refuses, and says what to do', async () => {
    const response = await post([event('6', '/unset')], { token: LOCKED })
    expect(response.statusCode).toBe(403)
    expect(reasons(await post([event('6', '/unset')]))).toEqual([
      'The source `unset` takes no events over HTTP: the environment variable `UNSET_TOKEN`, which is to hold the token of its senders, is not set. Set it to a secret of at least 16 characters, and start Millrace again.',
    ])
  })

  test('posts events and nothing else', async () => {
    const get = (app: FastifyInstance, token: string) =>
      app.inject({ url: '/api/overview', headers: { host: 'localhost', authorization: `Bearer ${token}` } })
    expect((await get(here, LOCKED)).statusCode).toBe(403)
    expect((await get(here, LOCKED)).json().error.message).toBe('The token of a source may only post events.')
    expect((await get(here, 'any-other')).statusCode).toBe(200)
    expect((await get(beyond, LOCKED)).statusCode).toBe(403)
    expect((await get(beyond, SERVER)).statusCode).toBe(200)
  })

  test('lets in from beyond this machine; without any there is none', async () => {
    expect((await post([event('7', '/locked')], { token: LOCKED, app: beyond })).json().accepted).toBe(1)
    expect((await post([event('8', '/open')], { token: SERVER, app: beyond })).json().accepted).toBe(1)
    expect((await post([event('9', '/open')], { app: beyond })).statusCode).toBe(401)
    expect((await post([event('9', '/open')], { app: beyond, token: 'wrong' })).statusCode).toBe(401)
  })
})

const cdEvent = (id: string, type: string, more: object = {}) => ({
  context: {
    specversion: '0.6.0',
    id,
    source: '/ticketing/system',
    type: `dev.cdevents.${type}`,
    timestamp: '2026-07-02T10:00:00Z',
    ...more,
  },
  subject: {
    id: 'ticket-1',
    content: { uri: '/t/1', summary: 'Broken', creator: 'Ann', labels: ['urgent'] },
  },
})

test('a batch may come packed', async () => {
  const packed = gzipSync(JSON.stringify([event('10', '/open')]))
  const response = await post(packed, { headers: { 'content-encoding': 'gzip' } })
  expect([response.statusCode, response.json().accepted]).toEqual([200, 1])
  const damaged = await post(Buffer.from('x'), { headers: { 'content-encoding': 'gzip' } })
  expect([damaged.statusCode, damaged.json().error.message]).toEqual([
    400,
    expect.stringContaining('The body is no gzip'),
  ])
})

describe('CDEvents', () => {
  test('by themselves, one or a list', async () => {
    const one = await post(cdEvent('a', 'ticket.created.0.2.0'), { type: 'application/json' })
    expect([one.statusCode, one.json()]).toMatchObject([200, { accepted: 1, rejected: 0 }])
    const closed = cdEvent('b', 'ticket.closed.0.2.0')
    const list = await post([cdEvent('a', 'ticket.created.0.2.0'), closed], { type: 'application/json' })
    expect([list.statusCode, list.json()]).toMatchObject([200, { duplicate: 1, rejected: 1 }])
    expect(reasons(list)).toEqual(['`subject.content.resolution` is missing'])
  })

  test('as the data of CloudEvents, structured and binary', async () => {
    const data = cdEvent('c', 'ticket.updated.0.2.0', { chainId: 'chain-1' })
    const around = { id: 'c', source: '/ticketing/system', type: 'dev.cdevents.ticket.updated.0.2.0' }
    const structured = await post([{ specversion: '1.0', ...around, data }])
    expect(structured.json()).toMatchObject({ accepted: 1, rejected: 0 })
    const binary = await post(data, {
      type: 'application/json',
      headers: {
        'ce-specversion': '1.0',
        'ce-id': 'c',
        'ce-source': around.source,
        'ce-type': around.type,
      },
    })
    expect(binary.json()).toMatchObject({ accepted: 0, duplicate: 1 })
    const item = await here.inject({
      url: '/api/items/deliveries/ticket-1',
      headers: { host: 'localhost' },
    })
    expect(item.json().events.map(({ state }: { state: string }) => state)).toEqual([
      'ticket.created',
      'ticket.updated',
    ])
  })

  test('one that no source takes', async () => {
    const foreign = cdEvent('d', 'ticket.created.0.2.0', { source: '/elsewhere' })
    const response = await post(foreign, { type: 'application/json' })
    expect([response.statusCode, reasons(response)]).toEqual([
      400,
      [
        'no source of the map takes CDEvents from `/elsewhere`: name it under a source of kind cdevents, `cdEvents: { from: … }`',
      ],
    ])
  })
})

const span = (spanId: string, service: string, attributes: object): never =>
  ({
    name: 'POST /orders',
    kind: 1,
    spanContext: () => ({ traceId: '5b8efff798038103d269b633813fc60c', spanId, traceFlags: 1 }),
    startTime: [1_782_900_000, 0],
    endTime: [1_782_900_001, 0],
    status: { code: 0 },
    attributes,
    links: [],
    events: [],
    resource: { attributes: { 'service.name': service } },
    instrumentationScope: { name: 'lib' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }) as never

const encoded = (...spans: never[]): Buffer =>
  Buffer.from(ProtobufTraceSerializer.serializeRequest(spans) ?? [])

const MEANT = { 'millrace.journey': 'J-1', 'millrace.proof_point': 'order.placed' }

describe('OpenTelemetry', () => {
  const protobufType = { to: '/v1/traces', type: 'application/x-protobuf' }
  const jsonType = { to: '/v1/logs', type: 'application/json' }
  const response = protobuf.Root.fromJSON({
    nested: {
      Response: { fields: { partialSuccess: { type: 'Partial', id: 1 } } },
      Partial: { fields: { rejected: { type: 'int64', id: 1 }, errorMessage: { type: 'string', id: 2 } } },
      Status: { fields: { code: { type: 'int32', id: 1 }, message: { type: 'string', id: 2 } } },
    },
  })
  const decoded = (type: string, body: Buffer): unknown => {
    const found = response.lookupType(type)
    return found.toObject(found.decode(body), { longs: Number })
  }

  test('spans in protobuf, packed; what is ordinary traffic is no refusal', async () => {
    const body = gzipSync(
      encoded(span('eee19b7ec3c1b174', 'desk', MEANT), span('eee19b7ec3c1b175', 'desk', { other: 1 })),
    )
    const sent = { ...protobufType, headers: { 'content-encoding': 'gzip' } }
    for (let times = 0; times < 2; times++) {
      const answer = await post(body, sent)
      expect([answer.statusCode, answer.headers['content-type'], answer.rawPayload.length]).toEqual([
        200,
        'application/x-protobuf',
        0,
      ])
    }
    const item = await here.inject({ url: '/api/items/logs/J-1', headers: { host: 'localhost' } })
    expect(item.json().events).toHaveLength(1)
  })

  test('log records in JSON', async () => {
    const record = {
      timeUnixNano: '1782900002000000000',
      attributes: Object.entries({ ...MEANT, 'millrace.journey': 'J-2' }).map(([key, stringValue]) => ({
        key,
        value: { stringValue },
      })),
    }
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'till' } }] }
    const body = { resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record, { body: {} }] }] }] }
    const answer = await post(body, jsonType)
    expect([answer.statusCode, answer.json()]).toEqual([200, {}])
  })

  test('partial success says how many were refused, and why', async () => {
    const answer = await post(
      encoded(span('eee19b7ec3c1b176', 'desk', MEANT), span('00', 'desk', MEANT), span('01', 'desk', {})),
      protobufType,
    )
    expect([answer.statusCode, decoded('Response', answer.rawPayload)]).toEqual([
      200,
      {
        partialSuccess: {
          rejected: 1,
          errorMessage:
            'span “POST /orders” has the span id `00`; 16 hexadecimal digits, not all 0, are expected',
        },
      },
    ])
  })

  test('a token per source', async () => {
    const body = encoded(span('eee19b7ec3c1b177', 'shop', MEANT))
    const without = await post(body, protobufType)
    expect([without.statusCode, decoded('Status', without.rawPayload)]).toEqual([
      401,
      {
        code: 16,
        message:
          'the source `traces` takes events only with its own token: send `Authorization: Bearer …` with it',
      },
    ])
    expect((await post(body, { ...protobufType, token: TRACES })).statusCode).toBe(200)
    expect((await post(body, { ...protobufType, token: TRACES, app: beyond })).statusCode).toBe(200)
    // Of another service: not meant for the only source that this token opens.
    const foreign = encoded(span('eee19b7ec3c1b178', 'desk', MEANT))
    const answer = await post(foreign, { ...protobufType, token: TRACES })
    expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, 0])
    const item = await here.inject({ url: '/api/items/logs/J-1', headers: { host: 'localhost' } })
    expect(item.json().events).toHaveLength(2)
  })

  test('coverage tells what came and was not taken', async () => {
    const get = await here.inject({ url: '/api/coverage', headers: { host: 'localhost' } })
    const { telemetry, untaken } = get.json<CoverageAnswer>().arrivals ?? {}
    expect(telemetry?.map(({ source, words }) => [source?.id, words])).toEqual([
      [
        'traces',
        '3 spans came since 00:00: 2 were taken and 1 was refused (the answers to the sender say why).',
      ],
      [
        'logs',
        '7 spans and 2 log records came since 00:00: 4 were taken, 1 was refused (the answers to the sender say why) and 4 are ordinary traffic.',
      ],
      // The sender showed the token of another source.
      [undefined, '1 span came since 00:00 of services that no source takes: `desk`.'],
    ])
    expect(untaken).toMatchObject({ from: ['/open', '/unset', '/elsewhere'] })
  })

  test.each([
    ['no JSON', '{', jsonType, 400, { code: 3, message: expect.stringContaining('The body is no JSON') }],
    [
      'damaged gzip',
      'x',
      { ...jsonType, headers: { 'content-encoding': 'gzip' } },
      400,
      { code: 3, message: expect.stringContaining('The body is no gzip') },
    ],
    [
      'another packing',
      'x',
      { ...jsonType, headers: { 'content-encoding': 'br' } },
      415,
      { code: 3, message: 'The content encoding `br` is not supported: send gzip, or none.' },
    ],
    [
      'another type',
      'x',
      { ...jsonType, type: 'text/plain' },
      415,
      { code: 3, message: expect.stringContaining('The content type `text/plain` is not supported') },
    ],
    [
      'a small body that holds a very large one',
      gzipSync(Buffer.alloc(65 * 1024 * 1024)),
      { ...jsonType, headers: { 'content-encoding': 'gzip' } },
      413,
      {
        code: 8,
        message: 'The body holds more than 64 MB once it is unpacked: send it in parts.',
      },
    ],
  ])('%s is refused as a whole', async (_name, body, sent, status, said) => {
    const answer = await post(Buffer.from(body), sent)
    expect([answer.statusCode, answer.json()]).toEqual([status, said])
  })

  test('the document describes what is answered in both encodings; each answer is one of them', async () => {
    const { paths } = (await here.inject({ url: '/openapi.json', headers: { host: 'localhost' } })).json()
    for (const [path, rejected] of [
      ['/v1/traces', 'rejectedSpans'],
      ['/v1/logs', 'rejectedLogRecords'],
    ] as const) {
      const { responses } = paths[path].post
      const answers = Object.entries<{ content: object }>(responses)
      expect(answers.map(([status, { content }]) => [status, Object.keys(content)])).toEqual(
        ['200', '400', '401', '403', '413', '415'].map((status) => [
          status,
          ['application/json', 'application/x-protobuf'],
        ]),
      )
      const taken = responses['200'].content['application/json'].schema
      expect(Object.keys(taken.properties.partialSuccess.properties)).toEqual([rejected, 'errorMessage'])
      expect(Object.keys(responses['400'].content['application/json'].schema.properties)).toEqual([
        'code',
        'message',
      ])
    }
  })

  test('who may not speak to the server at all is told so', async () => {
    for (const sent of [protobufType, jsonType]) {
      const answer = await post('x', { ...sent, app: beyond })
      expect([answer.statusCode, answer.json()]).toEqual([
        401,
        { error: { code: 'unauthorized', message: 'A token is needed.', hint: expect.any(String) } },
      ])
      const foreign = await post('x', { ...sent, headers: { host: 'evil.example' } })
      expect([foreign.statusCode, Object.keys(foreign.json())]).toEqual([403, ['error']])
    }
  })

  test('refused in the encoding of the request', async () => {
    const answer = await post(Buffer.from('\u000Bnothing'), protobufType)
    expect([answer.statusCode, answer.headers['content-type'], decoded('Status', answer.rawPayload)]).toEqual(
      [
        400,
        'application/x-protobuf',
        { code: 3, message: expect.stringContaining('The body is no ExportTraceServiceRequest') },
      ],
    )
  })
})

describeWithData('conformance events through the server', 'cloudevents-conformance', 4, () => {
  interface Case {
    readonly id: string
    readonly event?: Record<string, unknown>
    readonly batch?: unknown[]
  }
  const cases = (name: string): Case[] =>
    sharedJson<{ tests: Case[] }>(`cloudevents-conformance/format/json/${name}.json`).tests
  /** Valid events without a subject are refused for naming no item, which the specification has no part in. */
  const isTaken = (response: Awaited<ReturnType<typeof post>>): boolean =>
    response.statusCode === 200 || reasons(response).every((reason) => reason.includes('names no item'))

  test.each([
    ['valid-events', true],
    ['invalid-events', false],
  ])('%s, structured', async (name, isValid) => {
    for (const { id, event } of cases(name))
      expect([id, isTaken(await post(event, { type: 'application/cloudevents+json' }))]).toEqual([
        id,
        isValid,
      ])
  })

  test.each([
    ['valid-batches', true],
    ['invalid-batches', false],
  ])('%s', async (name, isValid) => {
    for (const { id, batch } of cases(name)) {
      const response = await post(batch)
      const refused = reasons(response).filter((reason) => !reason.includes('names no item'))
      expect([id, refused.length === 0]).toEqual([id, isValid])
    }
  })

  test('valid events, binary', async () => {
    for (const { id, event } of cases('valid-events')) {
      const { data, datacontenttype, ...attributes } = event ?? {}
      const headers = Object.fromEntries(
        Object.entries(attributes).flatMap(([name, value]) =>
          value === null || name === 'data_base64' ? [] : [[`ce-${name}`, encodeURIComponent(String(value))]],
        ),
      )
      const type = String(datacontenttype ?? 'application/json')
      const response = await post(Buffer.from(data === undefined ? '' : JSON.stringify(data)), {
        type,
        headers,
      })
      expect([id, isTaken(response)]).toEqual([id, true])
    }
  })
})

describeWithData('conformance events of CDEvents through the server', 'cdevents', 1, () => {
  test('all of a source are taken', async () => {
    const events = ['ticket_created', 'ticket_closed', 'incident_detected'].map((name) =>
      sharedJson(`cdevents/conformance/${name}.json`),
    )
    const response = await post([...events, sharedJson('cdevents/custom/conformance.json')], {
      type: 'application/json',
    })
    expect(response.json()).toMatchObject({ read: 4, rejected: 0 })
  })
})
