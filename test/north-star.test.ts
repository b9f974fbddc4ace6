/** From events and business results to what the server and the shell say of a north-star. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runIn } from '../src/cli/in-process.contract.ts'
import { createServer } from '../src/server/app.ts'
import { engineOn } from './workspace.ts'

const MAP = `
organisation:
  name: Test
  timeZone: UTC
  goals: { growth: { name: Grow, revenueStreams: [sales] } }
slices: { all: { name: All } }
journey: { stages: { look: { name: Look }, get: { name: Get } } }
events:
  seen: { name: Seen, stage: look, state: active }
  got: { name: Got it, stage: get, state: done }
streams:
  shop:
    name: Shop
    promise: People get what they need
    for: [all]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    stages: [look, get]
    proofPoints: { trigger: seen, finishLine: got }
    northStar: { name: Conversion, goal: growth }
    guardrails:
      cost: { name: Serving stays cheap, holds: result(cost-to-serve) <= 3.50 EUR }
    metrics: { speed: { name: Speed, logic: "p50(time(seen, got))", better: lower } }
    measuring: { journeys: { abandonment: 12 h } }
revenueStreams:
  sales: { name: Sales, amount: { amount: 1000, currency: EUR, per: month }, shares: { shop: 50 } }
decisions:
  begun: { kind: create, on: 2026-01-01, by: Council, about: [shop], why: Needed, prediction: { says: Most get it, holds: reached(got) / started >= 50 %, by: 2026-01-18 } }
sources:
  web: { name: Web, kind: csv, measures: journeys, stream: shop, csv: { item: key, time: { column: at }, state: what } }
`

/** Ten journeys a week, of which so many get there after an hour. */
const log = (weeks: readonly number[]): string =>
  [
    'key,at,what',
    ...weeks.flatMap((got, week) =>
      Array.from({ length: 10 }, (_, i) => {
        const day = new Date(Date.UTC(2026, 0, 5 + 7 * week, i))
        const at = (hours: number): string => new Date(day.getTime() + hours * 3_600_000).toISOString()
        const seen = `${week}-${i},${at(0)},seen`
        return i < got ? `${seen}\n${week}-${i},${at(1)},got` : seen
      }),
    ),
  ].join('\n')

let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance
const get = async (url: string) => (await app.inject({ url, headers: { host: 'localhost' } })).json()
const post = (payload: unknown) =>
  app.inject({
    method: 'POST',
    url: '/api/results',
    headers: { host: 'localhost' },
    payload: payload as object,
  })

beforeAll(async () => {
  opened = await engineOn(MAP, () => Date.UTC(2026, 1, 2, 12) * 1000)
  await writeFile(join(opened.folder, 'log.csv'), log([2, 3, 6, 7, 0]))
  await opened.engine.importFiles([join(opened.folder, 'log.csv')], 'web')
  app = await createServer(opened.engine, { host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await opened.close()
})

describe('over HTTP', () => {
  it('takes results one by one, and refuses what can’t be taken', async () => {
    const one = { result: 'cost-to-serve', at: '2026-01-31', value: 3.9, unit: 'EUR', stream: 'shop' }
    const taken = await post([one, { ...one, at: 'yesterday' }])
    expect([taken.statusCode, taken.json()]).toMatchObject([
      200,
      { accepted: 1, rejected: 1, rejections: [{ row: 2 }] },
    ])
    expect((await post(one)).json()).toMatchObject({ accepted: 0, unchanged: 1 })
    expect((await post({ ...one, value: 'dear' })).statusCode).toBe(400)
    expect((await get('/api/results?stream=shop')).results).toEqual([
      {
        result: 'cost-to-serve',
        stream: 'shop',
        slice: null,
        unit: 'EUR',
        points: [{ at: '2026-01-31T00:00:00+00:00', value: 3.9 }],
      },
    ])
  })

  it('tells north-star, guardrail, chain, and each number as its figure does', async () => {
    const answer = await get('/api/north-star?stream=shop')
    expect(answer).toMatchObject({
      periods: 4,
      window: { from: '2026-01-05T00:00:00+00:00', to: '2026-02-02T00:00:00+00:00' },
      northStar: { value: 18 / 40, words: '45 %', n: 40, isDefault: true, open: { n: 0 } },
      guardrails: [
        { id: 'cost', status: 'broken', sentence: 'Serving stays cheap: 3.90 EUR; at most 3.50 EUR.' },
      ],
      chain: {
        goal: { name: 'Grow' },
        revenue: [{ name: 'Sales', perYear: { amount: 12_000, currency: 'EUR' }, share: 50, ofStream: 6000 }],
        gaps: [],
      },
    })
    const window = `&from=${encodeURIComponent(answer.window.from)}&to=${encodeURIComponent(answer.window.to)}`
    const figures: [string, number][] = [
      ['northStar', answer.northStar.value],
      ['guardrail&about=cost', answer.guardrails[0].conditions[0].value],
      ['metric&about=speed', answer.metrics[0].value],
    ]
    for (const [figure, value] of figures) {
      const explained = await get(`/api/explain?figure=${figure}&measured=journeys&stream=shop${window}`)
      expect([figure, explained.figure.value]).toEqual([figure, value])
      // Without a window it is told in that of the page.
      const alone = await get(`/api/explain?figure=${figure}&measured=journeys&stream=shop`)
      expect([figure, alone.window, alone.figure]).toEqual([figure, explained.window, explained.figure])
    }
    const explained = await get(`/api/explain?figure=northStar&measured=journeys&stream=shop${window}`)
    expect([explained.counted.n, (await get(`/api${explained.counted.address}`)).total]).toEqual([18, 18])
  })

  it('tells all streams at a glance in the window that is asked for', async () => {
    const { streams } = await get('/api/north-stars?from=2026-01-19&to=2026-02-02')
    expect(streams).toMatchObject([
      {
        stream: { id: 'shop' },
        window: { from: '2026-01-19T00:00:00+00:00', to: '2026-02-02T00:00:00+00:00' },
        before: { from: '2026-01-05T00:00:00+00:00', to: '2026-01-19T00:00:00+00:00' },
        northStar: { value: 13 / 20, n: 20 },
      },
    ])
  })

  it('tells whether a prediction came true, and refuses a stream that there is not', async () => {
    expect((await get('/api/predictions')).predictions).toMatchObject([
      {
        id: 'begun',
        status: 'does not hold',
        sentence: '25 % (n = 20); at least 50 % (2026-01-05 to 2026-01-18).',
      },
    ])
    expect((await get('/api/north-star?stream=shops')).error.message).toContain('There is no stream `shops`')
    expect((await get('/api/explain?figure=guardrail&about=fraud&stream=shop')).error.message).toContain(
      'There is no guardrail `fraud`',
    )
  })
})

describe('in the shell', () => {
  it('brings in results, judges, and exits with 1 where that is asked for', async () => {
    const folder = join(opened.folder, 'shell')
    await mkdir(join(folder, 'map'), { recursive: true })
    await writeFile(join(folder, 'map/map.yaml'), MAP)
    await writeFile(join(folder, 'costs.csv'), 'date,value,unit\n2026-01-31,3.90,EUR\nsoon,4,EUR\n')
    await runIn(folder, 'import', '../log.csv', '--source', 'web')
    const imported = await runIn(
      folder,
      'results',
      'import',
      'costs.csv',
      '--name',
      'cost-to-serve',
      '--stream',
      'shop',
    )
    expect(imported.stdout).toBe(
      `read 2 · accepted 1 · unchanged 0 · corrected 0 · rejected 1
  row 3: \`soon\` is no time: a date such as 2026-08-31, or an instant such as 2026-08-31T12:00:00Z, is expected.
`,
    )
    expect(imported.code).toBe(1)
    expect((await runIn(folder, 'results', 'list')).stdout).toBe(
      `result         stream  slice  values  latest  unit  of
cost-to-serve  shop    all         1     3.9  EUR   2026-01-31
`,
    )
    const judged = await runIn(folder, 'north-star', '--strict')
    expect(judged.stdout).toContain('broken     Serving stays cheap  3.90 EUR')
    expect(judged.code).toBe(1)
    expect((await runIn(folder, 'north-star')).code).toBe(0)
    const window = ['--stream', 'shop', '--from', '2026-01-19', '--to', '2026-02-02', '--by', 'week']
    expect((await runIn(folder, 'north-star', ...window)).stdout.split('\n').slice(0, 3)).toEqual([
      'Shop (shop): 2026-01-19 to 2026-02-02, by week',
      '! No event since 2026-02-02: figures are as of that day.',
      '★ Conversion: 65 % (n = 20)',
    ])
    const { northStar } = JSON.parse((await runIn(folder, 'north-star', ...window, '--json')).stdout)
    expect([northStar.value, northStar.n]).toEqual([13 / 20, 20])
    expect(await runIn(folder, 'north-star', '--team', 'crew')).toMatchObject({ code: 2 })
    expect((await runIn(folder, 'results', 'import', 'costs.csv')).code).toBe(2)
    expect((await runIn(folder, 'predictions')).stdout).toContain(
      'does not hold · decision begun: Most get it',
    )
  })
})
