/** From events in a store to what the server and the shell say of a stream as a running service. */
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runIn } from '../src/cli/in-process.contract.ts'
import type { ServiceAnswer } from '../src/flow/service/service-answer.ts'
import { createServer } from '../src/server/app.ts'
import { engineOn, temporaryFolder } from './workspace.ts'

/** @param url Of the service that is asked. */
const mapOf = (url: string): string => `
organisation: { name: Test, timeZone: UTC, goals: { growth: { name: Grow } } }
slices: { free: { name: Free }, gold: { name: Gold } }
journey: { stages: { look: { name: Look }, buy: { name: Buy } } }
events:
  seen: { name: Seen, stage: look, state: active }
  paid: { name: Paid, stage: buy, state: waiting, attempt: success }
  refused: { name: Refused, stage: buy, attempt: failure }
  got: { name: Got it, stage: buy, state: done }
streams:
  shop:
    name: Shop
    promise: People get what they need
    for: [free, gold]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    stages: [look, buy]
    northStar: { name: Conversion, goal: growth }
    proofPoints: { trigger: seen, finishLine: got }
    serviceLevels:
      buying: { name: Buying works, about: availability, stage: buy, objective: 80 }
      answers: { name: It answers, about: availability, objective: 99, probe: { url: "${url}" } }
      one: { name: Each journey is one, about: isolation, never: [{ twice: paid }, { unique: order }, { changes: slice }] }
      room: { name: The peak is carried, about: capacity, capacity: 20 }
sources:
  web:
    name: Web
    kind: csv
    measures: journeys
    stream: shop
    slice: [{ when: { tier: free }, is: free }, { when: { tier: gold }, is: gold }]
    csv: { item: key, time: { column: at }, state: what }
    staleAfterDays: 300
`

/** Ten journeys: the fourth is refused, the fifth pays twice, two share an order, one turns from free to gold. */
const LOG = [
  'key,at,what,order,tier',
  ...Array.from({ length: 10 }, (_, i) => {
    const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5, i, minute)).toISOString()
    const order = i === 7 ? 'O-6' : `O-${i}`
    return [
      `j${i},${at(0)},seen,${order},free`,
      i === 3 ? `j${i},${at(5)},refused,,` : `j${i},${at(5)},paid,,`,
      ...(i === 4 ? [`j${i},${at(6)},paid,,`] : []),
      `j${i},${at(9)},got,,${i === 8 ? 'gold' : ''}`,
    ].join('\n')
  }),
].join('\n')

let status = 200
const asked = createHttpServer((_request, response) => response.writeHead(status).end())
let url = ''
let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance

beforeAll(async () => {
  await new Promise<void>((resolve) => asked.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(asked.address() as AddressInfo).port}/`
  opened = await engineOn(mapOf(url), () => Date.UTC(2026, 0, 6) * 1000)
  await writeFile(join(opened.folder, 'log.csv'), LOG)
  await opened.engine.importFiles([join(opened.folder, 'log.csv')], 'web')
  app = await createServer(opened.engine, { host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await opened.close()
  asked.closeAllConnections()
  asked.close()
})

const get = (path: string) => app.inject({ url: path, headers: { host: 'localhost' } })

describe('over HTTP', () => {
  test('tells each service level, with the journeys that break it', async () => {
    await opened.engine.probes.once()
    status = 503
    await opened.engine.probes.once()
    const answer = (await get('/api/service?stream=shop')).json<ServiceAnswer>()
    expect(answer.levels.map(({ id, status: is, sentence }) => [id, is, sentence])).toEqual([
      [
        'buying',
        'kept',
        '90.9 % in the last 30 days (10 of 11 attempts succeeded); 80 % is promised. Chance may explain the difference.',
      ],
      [
        'answers',
        'broken',
        expect.stringContaining('50 % in the last 30 days (1 of 2 probes were answered); 99 % is promised.'),
      ],
      [
        'one',
        'broken',
        '`paid` twice in one journey: 1 journey; one `order` in two journeys: 2 journeys; another slice in the middle of a journey: 1 journey.',
      ],
      ['room', 'kept', 'At most 1 journeys at a time; 20 are to be carried.'],
    ])
    expect(
      answer.isolation.rules.map(({ journeys }) => journeys.map(({ item, words }) => [item, words])),
    ).toEqual([
      [['j4', '`paid` twice in one journey']],
      [
        ['j7', 'order O-6 is also in j6'],
        ['j6', 'order O-6 is also in j7'],
      ],
      [['j8', 'its slice was free, then gold']],
    ])
  })

  test('a number opens into its journeys', async () => {
    const told = (
      await get('/api/explain?figure=contradictions&about=one.2&stream=shop&measured=journeys')
    ).json()
    expect([told.figure.value, told.figure.words, told.counted.n, told.definition.id]).toEqual([
      2,
      '2 of 10 journeys',
      2,
      'isolation',
    ])
    expect((await get(`/api${told.counted.address}`)).json()).toMatchObject({ total: 2 })
  })

  test.each([
    ['/api/service?stream=shap', 'There is no stream `shap`. Did you mean `shop`?'],
    [
      '/api/explain?figure=budget.left&about=room&stream=shop',
      'There is no service level about availability `room`.',
    ],
    [
      '/api/explain?figure=availability&about=buyy&stream=shop',
      'There is no stage `buyy`. Did you mean `buy`?',
    ],
    ['/api/explain?figure=contradictions&stream=shop', 'There is no rule of a service level ``.'],
  ])('%s', async (path, message) => {
    const response = await get(path)
    expect([response.statusCode, response.json().error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ])
  })
})

test('in the shell: probes are kept, and a broken level is an exit code with --strict', async () => {
  const place = await temporaryFolder()
  try {
    status = 200
    await mkdir(join(place.folder, 'map'))
    await writeFile(join(place.folder, 'map', 'map.yaml'), mapOf(url))
    await writeFile(join(place.folder, 'log.csv'), LOG)
    await runIn(place.folder, 'import', 'log.csv', '--source', 'web')
    const probed = await runIn(place.folder, 'probe')
    expect([probed.code, probed.stdout]).toEqual([
      0,
      expect.stringMatching(/✓ {2}shop\/answers +GET http.* answered/),
    ])
    const told = await runIn(place.folder, 'service', '--stream', 'shop', '--strict')
    expect(told.code).toBe(1)
    expect(told.stdout).toContain('broken       one: Each journey is one')
    expect(told.stdout).toContain('100 % in the last 30 days (1 of 1 probes were answered)')
    expect((await runIn(place.folder, 'service', '--to', '2026-01-05T03:00:00Z', '--strict')).code).toBe(0)
    status = 500
    expect((await runIn(place.folder, 'probe', '--json')).code).toBe(1)
    expect((await runIn(place.folder, 'probe', '--stream', 'shap')).code).toBe(2)
  } finally {
    await place.remove()
  }
})
