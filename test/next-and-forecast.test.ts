/** What to change next, and forecasts, from a file of events to what the command and the server say. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runIn, type Outcome } from '../src/cli/in-process.contract.ts'
import { createServer } from '../src/server/app.ts'
import { engineOn, mapOf } from './workspace.ts'

const MAP = mapOf(`  tracker:
    name: Tracker
    kind: csv
    stream: support
    csv: { item: key, time: { column: at }, state: status, type: type }
    states:
      Ready: { state: waiting, stage: Build }
      Doing: { state: active, stage: Build }
      Review: { state: waiting, stage: Review }
      Done: done
    classify: [{ when: { type: Bug }, as: defect }]`)

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
const FIRST = Date.UTC(2026, 0, 5, 9)

const row = (item: string, at: number, status: string): string =>
  `${item},${new Date(at).toISOString()},${status},Bug`

/** Sixteen weeks of three or four items each, which wait for review for two days; and one that is still there. */
const LOG = [
  'key,at,status,type',
  ...Array.from({ length: 16 }, (_, week) =>
    Array.from({ length: 3 + (week % 2) }, (_, i) => {
      const start = FIRST + week * WEEK + i * HOUR
      const item = `A-${week}-${i}`
      return [
        row(item, start, 'Ready'),
        row(item, start + 4 * HOUR, 'Doing'),
        row(item, start + 28 * HOUR, 'Review'),
        row(item, start + 76 * HOUR, 'Done'),
      ]
    }),
  ).flat(2),
  row('B-1', FIRST + 100 * 24 * HOUR, 'Review'),
].join('\n')

let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance
const get = (url: string) => app.inject({ url, headers: { host: 'localhost' } })

beforeAll(async () => {
  opened = await engineOn(MAP, () => (FIRST + 16 * WEEK) * 1000)
  await writeFile(join(opened.folder, 'log.csv'), LOG)
  await opened.engine.importFiles([join(opened.folder, 'log.csv')], 'tracker')
  app = await createServer(opened.engine, { host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await opened.close()
})

describe('over HTTP', () => {
  it('says what to change next', async () => {
    const { statusCode, body } = await get('/api/next?stream=support&to=2026-04-20')
    const answer = JSON.parse(body)
    expect(statusCode).toBe(200)
    expect(answer).toMatchObject({
      window: { from: '2026-01-05T00:00:00+00:00', to: '2026-04-20T00:00:00+00:00', by: 'week' },
      bottleneck: { agree: 'none' },
      oldest: [{ label: 'B-1', pace: 100, stage: 'Review' }],
      changes: [],
    })
    expect(answer.bottleneck.methods[0].stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      'Review',
      'Build',
    ])
  })
  it('forecasts, the same for the same seed', async () => {
    const answer = JSON.parse((await get('/api/forecast?stream=support&items=10&seed=7')).body)
    expect(answer).toMatchObject({ question: { kind: 'when', items: 10 }, seed: 7, runs: 10_000, by: 'week' })
    expect(answer.history).toHaveLength(15)
    expect(JSON.parse((await get('/api/forecast?stream=support&items=10&seed=7')).body)).toEqual(answer)
  })
  it.each([
    ['/api/forecast?stream=support', 'A forecast needs one of `items`'],
    ['/api/forecast?items=1&until=2027-01-01', 'A forecast needs either `items`'],
    ['/api/forecast?items=0', '`0` is not a number for `items`'],
    ['/api/forecast?until=2026-01-01', '`until` 2026-01-01 is not after'],
    ['/api/forecast?items=1&stream=shop', 'There is no stream `shop`'],
    ['/api/next?stream=shop', 'There is no stream `shop`'],
    ['/api/next?from=2026-05-01&to=2026-04-01', 'The window is empty'],
  ])('refuses %s', async (url, message) => {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBe(400)
    expect(JSON.parse(body).error.message).toContain(message)
  })
})

describe('in the shell', () => {
  const millrace = (...args: string[]): Promise<Outcome> => runIn(join(opened.folder, 'shell'), ...args)
  beforeAll(async () => {
    const folder = join(opened.folder, 'shell')
    await mkdir(join(folder, 'map'), { recursive: true })
    await writeFile(join(folder, 'map/map.yaml'), MAP)
    await millrace('import', '../log.csv', '--source', 'tracker')
  })

  it('says what to change next', async () => {
    const { code, stdout } = await millrace('next', '--stream', 'support', '--to', '2026-04-20')
    expect(code).toBe(0)
    expect(stdout)
      .toBe(`Delivery work · support, 2026-01-05 to 2026-04-20 (UTC), as of 2026-04-24T00:00:00+00:00
stale: No event since 2026-04-23: figures are as of that day.

1. No event since 2026-04-23: figures are as of that day.
   Mend the source first: all other observations rest on what it last said.
2. 1 of 1 items in progress is older than 85 % of the done ones were when they left the same stage; the oldest is B-1, 8.6 days old.
   Ask of each what it waits for.
   – Pace of 85 or more: 1 of 1 (millrace view aging)

Bottleneck: The methods disagree (share of wait: “Review”; active period: “Build”): no single stage holds up the flow.
  share of wait: 93 % of all waiting happened in “Review”: 109 days, summed over its items.
  growth of load: No stage’s load grew by more than chance explains.
  active period: “Build” had the longest uninterrupted activity for 100 % of the time: 100 % alone, the rest while it shifted to or from another stage.

The oldest items in progress
item  type    age       pace
B-1   defect  8.6 days  100 %  Waiting in “Review”, where it has been since 2026-04-15 (8.6 days); from there items usually end.

Changes of trend
Nothing changed by more than chance explains.

Start: first waiting or active.
End: done.
Reopened: continue (one completion, at the last done).
Backward moves: as is (counted where it is).
Periods by default: week.
`)
  })

  it('forecasts with a range, how often such forecasts came true, and what makes it less sure', async () => {
    const { code, stdout } = await millrace('forecast', '--stream', 'support', '--until', '2026-05-25')
    expect(code).toBe(0)
    expect(stdout).toBe(`Delivery work · support, as of 2026-04-24T00:00:00+00:00 (UTC)

Items done before 2026-05-25: at least 15 with 50 % certainty, at least 14 with 85 % certainty, at least 14 with 95 % certainty.

certainty  at least so many
50 %                     15
70 %                     15
85 %                     14
95 %                     14

History: 49 items done in 14 whole weeks, 2026-01-12 to 2026-04-20.
Of 3 forecasts made the same way in the past, these came true: 100 % of those with 50 % certainty, 100 % of those with 70 % certainty, 100 % of those with 85 % certainty, 100 % of those with 95 % certainty. The trials overlap, so they say less than as many independent ones.
! No event since 2026-04-23: figures are as of that day. The forecast is made as of then.
Monte Carlo, 10,000 runs, seed 1: whole weeks are drawn from the history with replacement.
Start: first waiting or active.
End: done.
Reopened: continue (one completion, at the last done).
Backward moves: as is (counted where it is).
Periods by default: week.
`)
  })

  it('refuses what can’t be answered', async () => {
    expect(await millrace('forecast')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'millrace: A forecast needs one of `items` (when will so many be done?) and `until` (how many will be done until a date?).\n',
    })
  })
})
