/** The HTTP API: events in, figures out, errors that say what to do, a valid OpenAPI document, live updates. */
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../src/engine/engine.ts'
import { VIEWS } from '../src/flow/view-answers.ts'
import { createServer } from '../src/server/app.ts'
import { VERSION } from '../src/version.ts'
import { engineOn, mapOf } from './workspace.ts'

const NOW = Date.UTC(2026, 6, 31) * 1000

const SOURCE = `  shop:
    name: Shop
    kind: cloudevents
    stream: support
    cloudEvents: { from: /shop*, state: data.status, type: data.kind }
    states: { open: waiting, doing: active, done: done }
    classify: [{ when: { type: bug }, as: defect }]`

const event = (id: string, subject: string, time: string, status: string) => ({
  specversion: '1.0',
  id,
  source: '/shop/eu',
  type: 'item.moved',
  subject,
  time,
  data: { status, kind: 'bug' },
})

const history = [
  event('1', 'A', '2026-07-01T00:00:00Z', 'open'),
  event('2', 'A', '2026-07-02T00:00:00Z', 'doing'),
  event('3', 'A', '2026-07-05T00:00:00Z', 'done'),
  event('4', 'B', '2026-07-20T00:00:00Z', 'doing'),
]

let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance
let engine: Engine
const headers = { host: 'localhost' }
const get = (url: string) => app.inject({ url, headers })
const post = (payload: unknown, type: string, more: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/events',
    headers: { ...headers, 'content-type': type, ...more },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

beforeAll(async () => {
  opened = await engineOn(mapOf(SOURCE), () => NOW)
  engine = opened.engine
  app = await createServer(engine, { host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await opened.close()
})

describe('before any data', () => {
  it('says which kind of nothing it is', async () => {
    const { data, velocity, flowTime, load, efficiency, distribution } = (
      await get('/api/flow?stream=support')
    ).json()
    expect(data).toEqual({ kind: 'no data', why: 'Nothing has come from Shop yet.' })
    expect(velocity.every(({ items }: { items: number }) => items === 0)).toBe(true)
    expect(flowTime).toEqual({
      n: 0,
      p50: null,
      p85: null,
      p95: null,
      startCensored: 0,
      quarantined: 0,
      neverStarted: 0,
    })
    expect(load).toMatchObject({ now: 0 })
    expect(efficiency).toMatchObject({ nothing: 'no data' })
    expect(distribution).toMatchObject({ feature: null, n: 0 })
    expect((await get('/api/flow?stream=support&measured=journeys')).json().data.kind).toBe('not configured')
  })
})

describe('POST /api/events', () => {
  const taken = { read: 0, accepted: 0, duplicate: 0, rejected: 0, rejections: [], warnings: [] }

  it('takes a single event, structured', async () => {
    const response = await post(history[0], 'application/cloudevents+json; charset=utf-8')
    expect([response.statusCode, response.json()]).toEqual([200, { ...taken, read: 1, accepted: 1 }])
  })
  it('takes a single event, binary', async () => {
    const response = await post({ status: 'doing', kind: 'bug' }, 'application/json', {
      'ce-specversion': '1.0',
      'ce-id': '2',
      'ce-source': '/shop/eu',
      'ce-type': 'item.moved',
      'ce-subject': 'A',
      'ce-time': '2026-07-02T00:00:00Z',
    })
    expect([response.statusCode, response.json()]).toEqual([200, { ...taken, read: 1, accepted: 1 }])
  })
  it('takes a batch, counts what it knows, and lists what it refuses without losing the rest', async () => {
    const wrong = { ...history[0], id: '' }
    const foreign = { ...history[0], id: 'x', source: '/bank' }
    const response = await post([...history, wrong, foreign], 'application/cloudevents-batch+json')
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ read: 6, accepted: 2, duplicate: 2, rejected: 2 })
    expect(response.json().rejections.map(({ row }: { row: number }) => row)).toEqual([5, 6])
    expect(response.json().rejections[1].reason).toContain('no source of the map takes events from `/bank`')
  })
  it('takes an empty batch', async () => {
    const response = await post([], 'application/cloudevents-batch+json')
    expect([response.statusCode, response.json()]).toEqual([200, taken])
  })
  it.each([
    ['not JSON', '{', 'application/cloudevents+json'],
    ['no CloudEvent', '{"id": 1}', 'application/cloudevents+json'],
    ['a batch that is no list', '{}', 'application/cloudevents-batch+json'],
    ['no event at all', 'hello', 'text/plain'],
  ])('refuses %s with 400 and says why', async (_name, body, type) => {
    const response = await post(body, type)
    expect(response.statusCode).toBe(400)
    expect(response.body.length).toBeGreaterThan(20)
  })
})

describe('figures', () => {
  it('has the five metrics', async () => {
    const { velocity, flowTime, load, efficiency, distribution, timeZone } = (
      await get('/api/flow?stream=support&from=2026-06-29&to=2026-07-31')
    ).json()
    expect(
      velocity.map(({ items, partial }: { items: number; partial: boolean }) => [items, partial]),
    ).toEqual([
      [1, false],
      [0, false],
      [0, false],
      [0, false],
      [0, true],
    ])
    expect(flowTime).toMatchObject({ n: 1, p50: 4 * 86_400, p85: 4 * 86_400, p95: 4 * 86_400 })
    expect(load.now).toBe(1)
    // 4 days of A and 11 of B, over 32 days.
    expect(load.average).toBeCloseTo(15 / 32, 12)
    expect(efficiency).toEqual({ value: 0.75, activeSeconds: 3 * 86_400, waitingSeconds: 86_400, n: 1 })
    expect(distribution).toMatchObject({ feature: 0, defect: 100, n: 1, basis: 'completed' })
    expect(timeZone).toBe('UTC')
  })
  it('opens into items, visits and source events', async () => {
    const list = (await get('/api/items?behind=flowTime')).json()
    expect(
      list.items.map(({ label, flowSeconds }: { label: string; flowSeconds: number }) => [
        label,
        flowSeconds,
      ]),
    ).toEqual([['A', 4 * 86_400]])
    const item = (await get('/api/items/shop/A')).json()
    expect(item.rule).toBe('type is bug → defect')
    expect(
      item.visits.map(({ stage, state, seconds }: Record<string, unknown>) => [stage, state, seconds]),
    ).toEqual([
      ['open', 'waiting', 86_400],
      ['doing', 'active', 3 * 86_400],
    ])
    expect(item.events.map(({ id, meaning }: Record<string, unknown>) => [id, meaning])).toEqual([
      ['/shop/eu 1', 'waiting in open'],
      ['/shop/eu 2', 'active in doing'],
      ['/shop/eu 3', 'done in done'],
    ])
  })
  it('has the same figure wherever it is asked', async () => {
    const flow = (await get('/api/flow?stream=support')).json()
    const overview = (await get('/api/overview')).json()
    const glance = overview.streams[0].glances[0]
    expect(glance.load.value).toBe(flow.load.now)
    for (const behind of ['velocity', 'flowTime', 'efficiency', 'load']) {
      const { total } = (await get(`/api/items?stream=support&behind=${behind}`)).json()
      expect([behind, total]).toEqual([behind, 1])
    }
  })
  it.each([
    ['/api/flow?stream=suport', 'There is no stream `suport`. Did you mean `support`? Known: support.'],
    ['/api/flow?from=yesterday', '`yesterday` is not a time for `from`'],
    ['/api/flow?from=2026-07-02&to=2026-07-01', 'The window is empty'],
    ['/api/flow?by=day&from=1900-01-01', 'more than 5000 periods'],
    ['/api/flow?by=hour', 'by'],
    ['/api/items?limit=0', 'limit'],
  ])('%s is refused with what is allowed', async (url, message) => {
    const response = await get(url)
    expect(response.statusCode).toBe(400)
    expect(response.json().error.message).toContain(message)
  })
  it('has nothing at an unknown item or address', async () => {
    expect((await get('/api/items/shop/Z')).statusCode).toBe(404)
    expect((await get('/api/nothing')).json().error.code).toBe('not-found')
  })
})

describe('views', () => {
  it('has the same figures as the page of the stream, as JSON and as CSV', async () => {
    const velocity = await get('/api/views/velocity?stream=support&from=2026-06-29&to=2026-07-13')
    expect(velocity.statusCode).toBe(200)
    expect(velocity.json().periods.map(({ items }: { items: number }) => items)).toEqual([1, 0])
    const csv = await get('/api/views/velocity?stream=support&from=2026-06-29&to=2026-07-13&format=csv')
    expect([csv.headers['content-type'], csv.headers['content-disposition'], csv.body]).toEqual([
      'text/csv; charset=utf-8',
      'attachment; filename="millrace-support-velocity-2026-06-29-2026-07-13.csv"',
      'start,end,partial,done,feature,defect,risk,debt,unclassified\r\n' +
        '2026-06-29T00:00:00+00:00,2026-07-06T00:00:00+00:00,,1,0,1,0,0,0\r\n' +
        '2026-07-06T00:00:00+00:00,2026-07-13T00:00:00+00:00,,0,0,0,0,0,0\r\n',
    ])
  })
  it.each(VIEWS)('answers %s', async (view) => {
    const response = await get(`/api/views/${view}?stream=support`)
    expect([response.statusCode, response.json().view]).toEqual([200, view])
  })
  it.each([
    ['/api/views/speed', 'view'],
    ['/api/views/flow-time?clock=working', 'The map has no working calendar'],
    ['/api/views/load?team=crew', 'There is no team `crew`. The map has none.'],
  ])('%s is refused with what is allowed', async (url, message) => {
    const response = await get(url)
    expect([response.statusCode, response.json().error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ])
  })
})

describe('the document', () => {
  it('is valid OpenAPI 3.1 and names every endpoint', async () => {
    const document = (await get('/openapi.json')).json()
    const result = await new Validator().validate(document)
    expect(result).toMatchObject({ valid: true })
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: VERSION } })
    expect(Object.keys(document.paths['/api/events'].post.requestBody.content)).toEqual([
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
      'application/json',
    ])
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/alerts',
      '/api/alerts/acknowledge',
      '/api/alerts/{id}/acknowledge',
      '/api/changes',
      '/api/court',
      '/api/coverage',
      '/api/data-health',
      '/api/definitions',
      '/api/effect',
      '/api/events',
      '/api/explain',
      '/api/flow',
      '/api/forecast',
      '/api/health',
      '/api/items',
      '/api/items/{source}/{item}',
      '/api/journeys',
      '/api/journeys/funnel',
      '/api/journeys/overview',
      '/api/journeys/times',
      '/api/live',
      '/api/map',
      '/api/map/drawing/{subject}.{ending}',
      '/api/map/drawing/{subject}/{id}.{ending}',
      '/api/map/texts',
      '/api/next',
      '/api/north-star',
      '/api/north-stars',
      '/api/overview',
      '/api/paths/fitness',
      '/api/paths/graph',
      '/api/paths/variants',
      '/api/predictions',
      '/api/results',
      '/api/river',
      '/api/rules/{code}',
      '/api/schema',
      '/api/service',
      '/api/targets',
      '/api/views/{view}',
      '/v1/logs',
      '/v1/traces',
    ])
  })
  it('comes with headers that keep foreign content out', async () => {
    const response = await get('/api/health')
    expect(response.headers['content-security-policy']).toContain("default-src 'self'")
    expect(response.headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('live updates', () => {
  it('tells about new events', async () => {
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const stop = new AbortController()
    const stream = await fetch(`http://127.0.0.1:${port}/api/live`, { signal: stop.signal })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    await engine.takeCloudEvents([event('9', 'C', '2026-07-30T00:00:00Z', 'open')])
    let text = ''
    while (!text.includes('event: change')) text += (await reader?.read())?.value ?? ''
    stop.abort()
    expect(JSON.parse(/event: change\ndata: (.*)/.exec(text)?.[1] ?? '{}')).toMatchObject({
      events: 1,
      items: 1,
    })
  })
})
