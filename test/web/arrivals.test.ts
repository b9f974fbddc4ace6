/** Coverage in the browser: what a server was sent and did not take, totals that open; the window of the north-star. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { serveMap, type MapServer } from './map-server.ts'
import { axeViolations, darkAndNarrow, overflow, settled, visit, type Visit } from './pages.ts'

const MAP = `
organisation: { name: Test, timeZone: UTC }
slices: { all: { name: Everyone } }
journey: { stages: { look: { name: Look }, buy: { name: Buy } } }
events:
  seen: { name: Seen, stage: look }
  placed: { name: Ordered, stage: buy }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: Conversion }
    stages: [look, buy]
    proofPoints: { trigger: seen, finishLine: placed }
  desk: { name: Desk, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, stages: [buy] }
sources:
  traces: { name: Traces of the shop, kind: otlp, measures: journeys, stream: shop, otlp: { services: shop } }
  web:
    name: Web
    kind: cloudevents
    measures: journeys
    stream: shop
    cloudEvents: { from: /shop }
    states: { seen: active, placed: done }
`

let browser: Browser
let server: MapServer
let visits: Visit[] = []

const post = async (path: string, type: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': type }
  const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json()
}

const keyValues = (fields: object) =>
  Object.entries(fields).map(([key, stringValue]) => ({ key, value: { stringValue } }))

const spansOf = (service: string, n: number, attributes: object): object => ({
  resource: { attributes: keyValues({ 'service.name': service }) },
  scopeSpans: [
    {
      spans: Array.from({ length: n }, (_, i) => ({
        traceId: 'a'.repeat(32),
        spanId: String(i + 1).padStart(16, '0'),
        name: 'POST /orders',
        endTimeUnixNano: '1790000000000000000',
        attributes: keyValues(attributes),
      })),
    },
  ],
})

const event = (id: string, source: string, type: string, time: string) => ({
  specversion: '1.0',
  id,
  source,
  type,
  subject: 'A',
  time,
})

beforeAll(async () => {
  browser = await launchBrowser()
  server = await serveMap({ 'map.yaml': MAP })
  const misspelt = { 'millrace.jurney': 'A', 'millrace.proof_point': 'seen', 'order.id': '42' }
  const resourceSpans = [spansOf('shop', 1200, misspelt), spansOf('bank', 1, {})]
  expect(await post('/v1/traces', 'application/json', { resourceSpans })).toEqual({})
  const events = [
    event('1', '/shop', 'seen', '2026-10-20T09:00:00Z'),
    event('2', '/shop', 'placed', '2026-10-21T09:00:00Z'),
    event('3', '/elsewhere', 'seen', '2026-10-21T09:00:00Z'),
  ]
  const taken = await post('/api/events', 'application/cloudevents-batch+json', events)
  expect(taken).toMatchObject({ accepted: 2, rejected: 1 })
})
afterEach(async () => {
  for (const { leave } of visits) await leave()
  visits = []
})
afterAll(() => server?.close())

const open = async (path: string): Promise<Visit> => {
  const opened = await visit(browser, server.url + path)
  visits.push(opened)
  return opened
}

test('what came and was not taken is told with what it lacks and carries', async () => {
  const { page, complaints } = await open('/coverage')
  const section = page.getByRole('region', { name: 'What has come in over HTTP' })
  const [shop, others, untaken] = await section.locator('ul > li.card').allInnerTexts()
  expect(shop).toContain('nothing taken Traces of the shop')
  expect(shop).toContain(
    '1,200 spans came since 11:00, and nothing was taken: none carries millrace.journey; for example one of service shop with millrace.jurney, millrace.proof_point and order.id.',
  )
  expect(shop).toContain('Is millrace.jurney meant to be millrace.journey?')
  expect(others).toContain('1 span came since 11:00 of services that no source takes: bank.')
  expect(untaken).toContain('1 event came since 11:00 from /elsewhere, which no source takes.')
  await section.getByText('What is ignored carries, for example').first().click()
  expect(await section.locator('details li').first().innerText()).toBe(
    'A span of shop with millrace.jurney, millrace.proof_point, order.id',
  )
  expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0])
  await darkAndNarrow(page)
  expect([await axeViolations(page), await overflow(page), complaints]).toEqual([[], 0, []])
})

test('of one stream, the rest is left out and counted; the totals open into their steps', async () => {
  const { page, complaints } = await open('/coverage?stream=desk')
  expect(await page.locator('main').innerText()).toContain(
    '1 event of other streams is left out: see all streams.',
  )
  await page.getByRole('status').getByRole('link', { name: '1' }).last().click()
  await page.getByRole('heading', { name: 'Steps that are observed: desk' }).waitFor()
  await settled(page)
  expect(await page.locator('main').innerText()).toContain('Counted: Buy.')
  expect(complaints).toEqual([])
})

test('the north-star in a window of one’s own: chosen on the page, kept in the address', async () => {
  const { page, complaints } = await open('/streams/shop/north-star')
  const search = () => new URL(page.url()).search
  await page.getByRole('radiogroup', { name: 'Window' }).getByText('Custom').click()
  await page.getByLabel('From').waitFor()
  await settled(page)
  await page.getByLabel('From').fill('2026-10-20')
  await page.getByLabel('From').press('Enter')
  await page.getByLabel('Up to, not including').fill('2026-10-22')
  await page.getByLabel('Up to, not including').press('Enter')
  await page.getByText('20 Oct 2026 – 21 Oct 2026').first().waitFor()
  expect(search()).toBe('?from=2026-10-20&to=2026-10-22')
  expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0])
  await page.getByRole('radiogroup', { name: 'Window' }).getByText('Last 4 whole periods').click()
  await expect.poll(search).toBe('')
  expect(complaints).toEqual([])
})
