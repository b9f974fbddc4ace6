/** Paths over HTTP and in the shell: the same answers, as data, as tables, as text. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pathsIn } from '../src/cli/commands/paths.ts'
import { createServer } from '../src/server/app.ts'
import { engineOn } from './workspace.ts'

const MAP = `
organisation: { name: Shop, timeZone: UTC }
slices:
  everyone: { name: Everyone }
journey:
  stages:
    look: { name: Look }
    choose: { name: Choose }
    buy: { name: Buy }
events:
  seen: { name: Seen, stage: look, proves: entered, state: active, types: [view] }
  chosen: { name: Chosen, stage: choose, proves: entered, state: active, types: [cart] }
  bought: { name: Bought, stage: buy, proves: entered, state: done, types: [pay] }
streams:
  shop:
    name: Shop
    promise: Shoppers get what they want
    for: [everyone]
    trigger: A shopper looks
    finishLine: It is paid
    outcome: They have it
    northStar: { name: Orders }
    stages: [look, choose, buy]
    proofPoints: { trigger: seen, finishLine: bought }
sources:
  site:
    name: Site
    kind: cloudevents
    measures: journeys
    stream: shop
    cloudEvents: { from: /shop*, state: type }
`

const WAYS: Readonly<Record<string, readonly string[]>> = {
  a: ['view', 'view', 'cart', 'pay'],
  b: ['view', 'cart', 'pay'],
  c: ['view', 'pay'],
  d: ['view', 'cart', 'view'],
}

const events = Object.entries(WAYS).flatMap(([subject, types], k) =>
  types.map((type, i) => ({
    specversion: '1.0',
    id: `${subject}${i}`,
    source: '/shop/eu',
    type,
    subject,
    time: new Date(Date.UTC(2026, 6, 1 + k, i)).toISOString(),
  })),
)

let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance
beforeAll(async () => {
  opened = await engineOn(MAP, () => Date.UTC(2026, 6, 31) * 1000)
  app = await createServer(opened.engine, { host: '127.0.0.1' })
  expect(await opened.engine.takeCloudEvents(events)).toMatchObject({ accepted: events.length, rejected: 0 })
})
afterAll(async () => {
  await app.close()
  await opened.close()
})

const get = (path: string) => app.inject({ url: `/api/paths/${path}`, headers: { host: 'localhost' } })
const text = async (aspect: 'variants' | 'graph' | 'fitness'): Promise<string> =>
  pathsIn(aspect, await opened.engine.journeys.ask({ stream: 'shop' }), {}, {})
const lines = (written: string, from: number, to: number): string[] => written.split('\n').slice(from, to)

it('tells the variants', async () => {
  const response = await get('variants?stream=shop&format=csv')
  expect(response.headers['content-disposition']).toBe(
    'attachment; filename="millrace-shop-paths-2026-06-29-2026-07-31.csv"',
  )
  expect(response.body.split('\r\n').map((line) => line.split(',').slice(1, 9).join(','))).toEqual([
    'steps,journeys,share (0–1),cumulative share (0–1),50 % within (s),85 % within (s),95 % within (s),reached the finish line',
    'look → choose → buy,2,0.5,0.5,7200,10800,10800,2',
    'look → buy,1,0.25,0.75,3600,3600,3600,1',
    'look → choose → look,1,0.25,1,7200,7200,7200,0',
    '',
  ])
  expect((await get('variants?stream=shop&top=1')).json()).toMatchObject({
    n: 4,
    distinct: 3,
    other: { variants: 2, n: 2, share: 0.5 },
  })
  expect(lines(await text('variants'), 2, 8)).toEqual([
    '4 journeys began in the window; steps: stages, repeats joined; 3 different paths',
    '',
    'journeys  share  all so far  50 % within  85 % within  finished  path',
    '       2  50 %   50 %        2 h          3 h                 2  Look → Choose → Buy',
    '       1  25 %   75 %        1 h          1 h                 1  Look → Buy',
    '       1  25 %   100 %       2 h          2 h                 0  Look → Choose → Look',
  ])
})

it('tells the graph', async () => {
  const { body } = await get('graph?stream=shop&format=csv')
  expect(lines(body, 0, 3)).toEqual([
    'from,to,times,journeys,share of journeys (0–1),back to an earlier step,p50 (s),p85 (s),mean (s),total (s),min (s),max (s),measures\r',
    'look,choose,3,3,0.75,0,3600,7200,4800,14400,3600,7200,stay\r',
    'choose,buy,2,2,0.5,0,3600,3600,3600,7200,3600,3600,stay\r',
  ])
  expect(lines(await text('graph'), 2, 7)).toEqual([
    '4 journeys began in the window; steps: stages, repeats joined',
    'Everything is shown.',
    '1 journey (25 %) comes to some step more than once',
    '',
    'from    to      times  journeys  of all  back  median  85 % within  mean   it is a',
  ])
  const some = (await get('graph?stream=shop&steps=activities&moves=60')).json()
  expect([some.graph.moves.length, some.hidden, some.filter.chosen]).toEqual([
    1,
    { steps: 0, moves: 4, times: 5, journeys: 4 },
    'asked',
  ])
})

it('tells the fitness', async () => {
  expect((await get('fitness?stream=shop')).json()).toMatchObject({
    n: 4,
    // Skipped choose; back to look, buy not reached: 3 of 6 + 6 + 5 + 6.
    fitness: 1 - 3 / 23,
    soFar: 1 - 2 / 11,
    noStage: 0,
  })
  expect(lines((await get('fitness?stream=shop&format=csv')).body, 0, 4)).toEqual([
    'deviation,kind,from,stage,journeys,share of journeys (0–1),times\r',
    'Back from Choose to Look,back,choose,look,1,0.25,1\r',
    'Has not reached Buy,not reached,,buy,1,0.25,1\r',
    'Skipped Choose,skipped,,choose,1,0.25,1\r',
  ])
  expect(lines(await text('fitness'), 2, 4)).toEqual([
    'Skeleton: Look → Choose → Buy',
    'Fitness 87 %; 81.8 % where stages not reached yet are not missed (n = 4)',
  ])
})

it('the numbers explain themselves', async () => {
  const about = encodeURIComponent('stages: look → choose')
  const explained = await app.inject({
    url: `/api/explain?figure=move.p50&stream=shop&measured=journeys&about=${about}`,
    headers: { host: 'localhost' },
  })
  expect(explained.json()).toMatchObject({
    figure: { value: 3600, n: 3, words: '1 h', metric: 'performanceGraph' },
    counted: { n: 3 },
  })
})

it('says what can’t be asked', async () => {
  const message = async (path: string): Promise<string> => (await get(path)).json().error.message
  expect(await message('graph?stream=shop&paths=most')).toBe(
    '`most` is no share for `paths`: a number of percent from 0 to 100 is expected.',
  )
  expect(await message('variants?stream=shopp')).toContain('There is no stream `shopp`. Did you mean `shop`?')
  expect((await get('fitness')).statusCode).toBe(400)
})
