/** The map over HTTP: as its files say it now, with its problems, its drawings, and what its codes mean. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MapAnswer, MapTexts } from '../src/model/answers.ts'
import { createServer } from '../src/server/app.ts'
import { engineOn } from './workspace.ts'

const NOW = Date.UTC(2026, 6, 31) * 1000

const MAP = `organisation: { name: Fair Market, timeZone: Europe/Berlin }
slices:
  consumers: { name: Consumers }
journey:
  stages:
    purchase: { name: Purchase }
streams:
  # millrace-ignore MR205: the team is being hired
  shop:
    name: Shopping
    promise: Shoppers get the right goods without friction.
    for: [consumers]
    trigger: A shopper looks for goods.
    finishLine: The goods are received.
    outcome: The shopper has the right goods.
    stages: [purchase]
    northStar: { name: Conversion }
    reliesOn: []
`

let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance
const get = (url: string) => app.inject({ url, headers: { host: 'localhost' } })
const answer = async (): Promise<MapAnswer> => (await get('/api/map')).json()
const write = (text: string): Promise<void> => writeFile(join(opened.folder, 'map.yaml'), text)

beforeAll(async () => {
  opened = await engineOn(MAP, () => NOW)
  app = await createServer(opened.engine, { host: '127.0.0.1' })
})
afterEach(() => write(MAP))
afterAll(async () => {
  await app.close()
  await opened.close()
})

describe('GET /api/map', () => {
  it('has the map in the shape of its files, with what holds by default', async () => {
    const { map, folder } = await answer()
    expect(folder).toBe(opened.folder)
    expect(map.organisation).toMatchObject({ name: 'Fair Market', weekStart: 'monday', reviewEveryMonths: 6 })
    expect(map.journey).toEqual({ stages: { purchase: { name: 'Purchase' } } })
    expect(Object.keys(map.streams ?? {})).toEqual(['shop'])
    expect(map.streams?.['shop']).toMatchObject({
      kind: 'top-level',
      lifecycle: 'running',
      stages: ['purchase'],
    })
  })

  it('tells the story of the map, and how ready its streams are', async () => {
    const { narration, streams } = await answer()
    expect(narration.text).toContain('Shopping is for Consumers')
    expect(narration.words).toBeGreaterThan(5)
    expect(streams['shop']?.readiness.map(({ id, lit }) => [id, lit])).toEqual([
      ['funded', false],
      ['staffed', false],
      ['measured', false],
      ['evolved', false],
    ])
    expect(streams['shop']?.components.map(({ name }) => name)).toEqual([
      'Flow of work',
      'Continuous delivery',
      'Continuous improvement',
      'Customer-centric',
      'Aligned to business goals',
    ])
  })

  it('tells problems with their place, the thing that they are of, and what mends them', async () => {
    await write(MAP.replace('for: [consumers]', 'for: [consumer]'))
    const { problems } = await answer()
    expect(problems.find(({ code }) => code === 'MR101')).toEqual({
      code: 'MR101',
      severity: 'error',
      message: expect.stringContaining('`consumer`'),
      hint: 'Known: consumers.',
      file: 'map.yaml',
      line: 12,
      column: 11,
      endLine: 12,
      endColumn: 19,
      related: [],
      standing: 'open',
      reason: null,
      thing: ['streams', 'shop'],
      fix: {
        title: expect.stringContaining('consumers'),
        safe: expect.any(Boolean),
        changes: [{ op: 'set', path: ['streams', 'shop', 'for', 0], value: 'consumers' }],
      },
    })
  })

  it('tells what is silenced, and why', async () => {
    const { problems } = await answer()
    expect(problems.map(({ code, standing, reason }) => [code, standing, reason])).toEqual([
      ['MR205', 'suppressed', 'the team is being hired'],
    ])
  })

  it('is what the files say at the moment, under a revision of its own', async () => {
    const before = await answer()
    await write(MAP.replace('Conversion', 'Orders kept'))
    const after = await answer()
    expect(after.map.streams?.['shop']?.northStar?.name).toBe('Orders kept')
    expect(after.revision).not.toBe(before.revision)
    await write(MAP)
    expect((await answer()).revision).toBe(before.revision)
  })

  it('answers whatever the files hold', async () => {
    await write('streams: [\n\t- {')
    const { map, problems } = await answer()
    expect(map.streams).toEqual({})
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every(({ file }) => file === 'map.yaml')).toBe(true)
  })

  it('gives the texts of the same revision', async () => {
    const { revision, texts }: MapTexts = (await get('/api/map/texts')).json()
    expect(texts).toEqual({ 'map.yaml': MAP })
    expect(revision).toBe((await answer()).revision)
  })

  it('takes back its revision and its fixes', async () => {
    await write(MAP.replace('for: [consumers]', 'for: [consumer]'))
    const { revision, problems } = await answer()
    const changes = problems.find(({ code }) => code === 'MR101')?.fix?.changes
    const response = await app.inject({
      method: 'PATCH',
      url: '/api/map',
      headers: { host: 'localhost' },
      payload: { revision, changes },
    })
    expect(response.statusCode).toBe(200)
    expect(await readFile(join(opened.folder, 'map.yaml'), 'utf8')).toBe(MAP)
    expect(response.json().revision).toBe((await answer()).revision)
  })
})

describe('drawings', () => {
  it.each([
    ['map.svg', 'image/svg+xml; charset=utf-8', '<svg'],
    ['grid.svg', 'image/svg+xml; charset=utf-8', '<svg'],
    ['seams.svg', 'image/svg+xml; charset=utf-8', '<svg'],
    ['network.svg', 'image/svg+xml; charset=utf-8', '<svg'],
    ['card/shop.svg', 'image/svg+xml; charset=utf-8', '<svg'],
    ['map.mmd', 'text/plain; charset=utf-8', ''],
    ['map.xml', 'application/xml; charset=utf-8', '<?xml'],
  ])('%s', async (path, type, start) => {
    const response = await get(`/api/map/drawing/${path}`)
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, type])
    expect(response.body.startsWith(start)).toBe(true)
  })
  it('lead to the pages of what they show, in the colours that are asked for', async () => {
    const { body } = await get('/api/map/drawing/map.svg?theme=dark')
    expect(body).toContain('href="/streams/shop/card"')
    expect(body).not.toContain('prefers-color-scheme')
  })
  it.each([
    ['grid.mmd', 404, 'its formats are: svg'],
    ['card/shpo.svg', 404, 'Did you mean `shop`?'],
    ['card.svg', 404, 'name one'],
    ['nothing.svg', 400, 'subject'],
  ])('%s is refused with what there is', async (path, status, message) => {
    const response = await get(`/api/map/drawing/${path}`)
    expect([response.statusCode, response.json().error.message]).toEqual([
      status,
      expect.stringContaining(message),
    ])
  })
})

describe('rules', () => {
  it('are explained by their page', async () => {
    const { code, page } = (await get('/api/rules/MR201')).json()
    expect(code).toBe('MR201')
    expect(page).toContain('# MR201: path with a gap')
  })
  it.each([
    ['/api/rules/MR999', 404],
    ['/api/rules/..%2F..%2FREADME', 400],
  ])('%s is answered with %i', async (path, status) => expect((await get(path)).statusCode).toBe(status))
})
