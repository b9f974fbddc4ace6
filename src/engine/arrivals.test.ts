/** What is told of posts of which nothing, or only some, was taken. */
import { afterEach, describe, expect, test } from 'vitest'
import { engineOn } from '../../test/workspace.ts'
import { readRequest } from '../connect/otlp/telemetry.ts'
import { Arrivals, type TelemetryArrivals } from '../flow/journeys/coverage/arrivals-answer.ts'
import { loadMap } from '../model/load.ts'
import type { Engine } from './engine.ts'
import { TRUSTED } from './senders.ts'

const mapWith = (sources: string): string => `
organisation: { name: Test, timeZone: Europe/Zurich }
slices: { all: { name: Everyone } }
journey: { stages: { buy: { name: Buy } } }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, northStar: { name: N }, stages: [buy] }
  desk: { name: Desk, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, northStar: { name: N }, stages: [buy] }
sources:
${sources}`

const MAP = mapWith(`
  shop-traces:
    name: Traces of the shop
    kind: otlp
    measures: journeys
    stream: shop
    otlp: { services: [shop, checkout-*] }
  desk-traces:
    name: Traces of the desk
    kind: otlp
    measures: journeys
    stream: desk
    otlp: { services: desk, state: name }
  events: { name: Events, kind: cloudevents, measures: journeys, stream: shop, cloudEvents: { from: /shop } }`)

const MEANT = { 'millrace.journey': 'J-1', 'millrace.proof_point': 'order.placed' }

const keyValues = (fields: object) =>
  Object.entries(fields).map(([key, stringValue]) => ({ key, value: { stringValue } }))

interface Sent {
  readonly service?: string
  readonly attributes?: object
  readonly events?: readonly { readonly name: string; readonly attributes: object }[]
  readonly spanId?: string
}

let nth = 0
const resourceOf = ({ service }: Sent) => ({
  attributes: keyValues(service === undefined ? {} : { 'service.name': service, 'host.name': 'h' }),
})
const traces = (...spans: Sent[]) =>
  readRequest(
    'traces',
    'json',
    Buffer.from(
      JSON.stringify({
        resourceSpans: spans.map((one) => ({
          resource: resourceOf(one),
          scopeSpans: [
            {
              spans: [
                {
                  traceId: 'a'.repeat(32),
                  spanId: one.spanId ?? String(++nth).padStart(16, '0'),
                  name: 'POST /orders',
                  endTimeUnixNano: '1782900000000000000',
                  attributes: keyValues(one.attributes ?? {}),
                  events: (one.events ?? []).map(({ name, attributes }) => ({
                    name,
                    timeUnixNano: '1782900000000000000',
                    attributes: keyValues(attributes),
                  })),
                },
              ],
            },
          ],
        })),
      }),
    ),
  )
const logs = (...records: Sent[]) =>
  readRequest(
    'logs',
    'json',
    Buffer.from(
      JSON.stringify({
        resourceLogs: records.map((one) => ({
          resource: resourceOf(one),
          scopeLogs: [
            {
              logRecords: [
                { body: { stringValue: String(++nth) }, attributes: keyValues(one.attributes ?? {}) },
              ],
            },
          ],
        })),
      }),
    ),
  )

/** 14:02 in Zurich. */
const START = Date.UTC(2026, 6, 1, 12, 2) * 1000
const MINUTE = 60_000_000

let now = START
let opened: Awaited<ReturnType<typeof engineOn>> | null = null
const listening = async (map = MAP): Promise<Engine> => {
  now = START
  opened = await engineOn(map, () => now)
  opened.engine.arrivals.start()
  now = START + 5 * MINUTE
  return opened.engine
}
afterEach(() => opened?.close())

const told = async (engine: Engine, stream?: string): Promise<Arrivals> =>
  Arrivals.parse((await engine.journeys.coverage(stream)).arrivals)
const wordsOf = ({ telemetry }: Arrivals) =>
  telemetry.map(({ source, words, todo }: TelemetryArrivals) => [source?.id ?? null, words, todo])

describe('what has come in over HTTP', () => {
  test('is not known where no server listens', async () => {
    opened = await engineOn(MAP, () => START)
    await opened.engine.takeTelemetry(traces({ service: 'shop' }), TRUSTED)
    expect((await opened.engine.journeys.coverage()).arrivals).toBeNull()
  })

  test('nothing', async () => {
    const engine = await listening()
    expect(await told(engine)).toMatchObject({ since: '2026-07-01T14:02:00+02:00', untaken: null })
    expect(wordsOf(await told(engine))).toEqual([
      [
        'shop-traces',
        'Nothing of `shop` and `checkout-*` has come since 14:02.',
        'Point an exporter or a Collector at `/v1/traces` and `/v1/logs` of this server; or correct `services`, if its `service.name` is another.',
      ],
      [
        'desk-traces',
        'Nothing of `desk` has come since 14:02.',
        'Point an exporter or a Collector at `/v1/traces` and `/v1/logs` of this server; or correct `services`, if its `service.name` is another.',
      ],
    ])
  })

  test('spans whose attribute is misspelt: counted, with what they carry, and no value', async () => {
    const engine = await listening()
    const misspelt = { 'millrace.jurney': 'J-1', 'millrace.proof_point': 'secret', 'order.id': 'secret' }
    await engine.takeTelemetry(
      traces(
        { service: 'checkout-1', attributes: { 'http.route': 'secret', 'order.id': 'secret' } },
        { service: 'checkout-1', attributes: misspelt },
      ),
      TRUSTED,
    )
    now += MINUTE
    await engine.takeTelemetry(logs({ service: 'shop', attributes: misspelt }), TRUSTED)
    const answer = await told(engine, 'shop')
    expect(answer).toEqual({
      since: '2026-07-01T14:02:00+02:00',
      telemetry: [
        {
          source: { id: 'shop-traces', name: 'Traces of the shop' },
          since: '2026-07-01T14:02:00+02:00',
          requests: 2,
          spans: { received: 2, taken: 0, refused: 0, ignored: 2 },
          logRecords: { received: 1, taken: 0, refused: 0, ignored: 1 },
          last: '2026-07-01T14:08:00+02:00',
          lastTaken: null,
          lacking: [
            { attribute: 'millrace.journey', n: 3, meant: 'millrace.jurney' },
            { attribute: 'millrace.proof_point', n: 1, meant: null },
          ],
          examples: [
            {
              what: 'span',
              service: 'checkout-1',
              attributes: ['http.route', 'order.id', 'host.name'],
              more: 0,
            },
            {
              what: 'log record',
              service: 'shop',
              attributes: ['millrace.jurney', 'millrace.proof_point', 'order.id', 'host.name'],
              more: 0,
            },
          ],
          words:
            '2 spans and 1 log record came since 14:02, and nothing was taken: none carries `millrace.journey`, and 1 lacks `millrace.proof_point`; for example one of service `checkout-1` with `http.route`, `order.id` and `host.name`.',
          todo: 'Is `millrace.jurney` meant to be `millrace.journey`? Correct it at the sender, or name it in the map: `otlp: { item: millrace.jurney }` of `shop-traces`.',
        },
      ],
      untaken: null,
    })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('a span and its events are one, taken if anything of it is; the rest is ordinary traffic', async () => {
    const engine = await listening()
    const proof = { name: 'paid', attributes: { 'millrace.proof_point': 'paid' } }
    await engine.takeTelemetry(
      traces(
        { service: 'shop', attributes: MEANT },
        { service: 'shop', attributes: { 'millrace.journey': 'J-2' }, events: [proof, proof] },
        { service: 'shop', events: [{ name: 'exception', attributes: {} }] },
        { service: 'shop', attributes: MEANT, spanId: '00' },
        { service: 'desk', attributes: { 'millrace.journey': 'J-3' } },
      ),
      TRUSTED,
    )
    expect(wordsOf(await told(engine))).toEqual([
      [
        'shop-traces',
        '4 spans came since 14:02: 2 were taken, 1 was refused (the answers to the sender say why) and 1 is ordinary traffic.',
        null,
      ],
      ['desk-traces', '1 span came since 14:02: 1 was taken.', null],
    ])
  })

  test('all refused: the sender was told why', async () => {
    const engine = await listening()
    const denied = { shows: null, refusal: () => 'a token is missing' }
    await engine.takeTelemetry(
      traces({ service: 'shop', attributes: MEANT }, { service: 'shop', attributes: MEANT }),
      denied,
    )
    expect(wordsOf(await told(engine, 'shop'))).toEqual([
      [
        'shop-traces',
        '2 spans came since 14:02, and nothing was taken. Of them 2 were refused (the answers to the sender say why).',
        'See in the log of the sender what it was answered.',
      ],
    ])
  })

  test('services that no source takes; and a name that would disturb is made harmless', async () => {
    const engine = await listening()
    await engine.takeTelemetry(traces({ service: 'bank\u001B[2J`' }, { service: 'bank2' }, {}, {}), TRUSTED)
    now = START + 26 * 60 * MINUTE
    expect(wordsOf(await told(engine)).at(-1)).toEqual([
      null,
      '4 spans came since 2026-07-01 14:02 of services that no source takes: `bank�[2J�` and `bank2`, and without `service.name`.',
      'Ordinary traffic, unless one of them proves something: then name it under `otlp: { services: … }` of a source, and let it show the token of this source.',
    ])
  })

  test('however much comes, only a few names are kept', async () => {
    const engine = await listening()
    const many = (of: string): object =>
      Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${of}.${i}.${'x'.repeat(200)}`, 'v']))
    await engine.takeTelemetry(
      traces(
        ...Array.from({ length: 40 }, (_, i) => ({ service: `checkout-${i}`, attributes: many(String(i)) })),
      ),
      TRUSTED,
    )
    const [shop] = (await told(engine, 'shop')).telemetry
    expect(shop?.spans.ignored).toBe(40)
    expect(shop?.examples.map(({ attributes, more }) => [attributes.length, more])).toEqual(
      Array.from({ length: 5 }, () => [12, 89]),
    )
    expect(JSON.stringify(shop).length).toBeLessThan(12_000)
  })

  test('once the map looks for something else, it is counted anew', async () => {
    const engine = await listening()
    const sent = traces({ service: 'shop', attributes: { 'order.id': '1', 'shop.step': 'paid' } })
    await engine.takeTelemetry(sent, TRUSTED)
    const { map } = loadMap([
      {
        file: 'map.yaml',
        text: MAP.replace('[shop, checkout-*]', '[shop], item: order.id, state: shop.step'),
      },
    ])
    await engine.useMap({ folder: engine.folder, map, problems: [] })
    const of = async () => {
      const [shop] = (await told(engine, 'shop')).telemetry
      return [shop?.since, shop?.spans]
    }
    const none = { received: 0, taken: 0, refused: 0, ignored: 0 }
    expect(await of()).toEqual(['2026-07-01T14:07:00+02:00', none])
    await engine.takeTelemetry(sent, TRUSTED)
    expect(await of()).toEqual(['2026-07-01T14:07:00+02:00', { ...none, received: 1, taken: 1 }])
  })

  test('CloudEvents that no source takes', async () => {
    const engine = await listening()
    const event = (source: string) => ({
      specversion: '1.0',
      id: String(++nth),
      source,
      type: 'paid',
      subject: 'A',
    })
    await engine.takeCloudEvents([
      event('/shop'),
      event('/elsewhere'),
      event('/elsewhere'),
      event('/there'),
      {},
    ])
    expect((await told(engine)).untaken).toEqual({
      since: '2026-07-01T14:02:00+02:00',
      events: 3,
      last: '2026-07-01T14:07:00+02:00',
      from: ['/elsewhere', '/there'],
      words: '3 events came since 14:02 from `/elsewhere` and `/there`, which no source takes.',
      todo: 'Name it under a source: `cloudEvents: { from: … }`, or `cdEvents: { from: … }` for CDEvents; and see that the token of the sender is that of this source.',
    })
  })
})
