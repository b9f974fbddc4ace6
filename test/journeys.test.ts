/** Journeys from a file of events to what the server and the shell say. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runIn, type Outcome } from '../src/cli/in-process.contract.ts'
import { createServer } from '../src/server/app.ts'
import { engineOn } from './workspace.ts'

const MAP = `
organisation: { name: Test, timeZone: UTC }
slices: { private: { name: Private }, firms: { name: Firms } }
journey: { stages: { look: { name: Look }, buy: { name: Buy }, get: { name: Get } } }
events:
  seen: { name: Seen, stage: look, state: active }
  paid: { name: Paid, stage: buy, state: waiting }
  got: { name: Got it, stage: get, state: done }
  refunded: { name: Refunded, stage: get, state: done }
streams:
  shop:
    name: Shop
    promise: People buy what they need
    for: [private, firms]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    northStar: { name: Bought }
    stages: [look, buy, get]
    proofPoints: { trigger: seen, finishLine: got, completions: [refunded] }
    measuring: { journeys: { abandonment: 12 h } }
sources:
  web:
    name: Web
    kind: csv
    measures: journeys
    stream: shop
    slice: [{ when: { who: firm }, is: firms }, { when: {}, is: private }]
    csv: { item: key, time: { column: at }, state: what }
    classify: [{ when: { trouble: "yes" }, as: defect }]
`
const row = (item: string, at: string, what: string, rest = ','): string =>
  `${item},2026-01-${at}:00Z,${what},${rest}`
const LOG = [
  'key,at,what,who,trouble',
  row('a', '05T09:00', 'seen'),
  row('a', '05T09:30', 'paid'),
  row('a', '05T11:00', 'got'),
  row('b', '05T09:00', 'seen', 'firm,'),
  row('b', '05T10:00', 'paid', 'firm,yes'),
  row('c', '06T09:00', 'seen'),
  row('c', '06T10:00', 'paid'),
  row('c', '06T11:00', 'got'),
  row('c', '07T10:00', 'refunded'),
  row('d', '07T11:00', 'seen', 'firm,'),
].join('\n')

let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance
const get = (url: string) => app.inject({ url, headers: { host: 'localhost' } })

beforeAll(async () => {
  opened = await engineOn(MAP, () => Date.UTC(2026, 0, 7, 12) * 1000)
  await writeFile(join(opened.folder, 'log.csv'), LOG)
  await opened.engine.importFiles([join(opened.folder, 'log.csv')], 'web')
  app = await createServer(opened.engine, { host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await opened.close()
})

describe('over HTTP', () => {
  it('tells the overview: conversion with those who may still convert, completions, the funnel', async () => {
    const answer = (await get('/api/journeys/overview?stream=shop')).json()
    expect(answer).toMatchObject({
      of: { measured: 'journeys', stream: 'shop' },
      data: { kind: 'ok' },
      conversion: {
        finish: { id: 'got' },
        started: 4,
        reached: 2,
        left: 1,
        open: 1,
        conversion: 0.5,
        censored: 0.25,
      },
      inFlight: { now: 1 },
      completions: {
        points: [
          { id: 'got', events: 2 },
          { id: 'refunded', events: 1, journeys: 1 },
        ],
      },
      signals: {
        kinds: [{ signal: 'defect', events: 1, share: 0.25 }, {}, {}, { signal: 'dropOff', events: 1 }],
      },
    })
    expect(
      answer.funnel.steps.map(({ id, reached }: { id: string; reached: number }) => [id, reached]),
    ).toEqual([
      ['look', 4],
      ['buy', 3],
      ['get', 2],
      ['got', 2],
    ])
    const [wait] = answer.waits
    expect(wait).toMatchObject({ about: 'paid..got', spread: { n: 2, p50: 3600, p85: 5400 }, share: 1 })
  })

  it('tells a funnel of chosen steps and the times between two points, as CSV too', async () => {
    const funnel = (await get('/api/journeys/funnel?stream=shop&steps=seen,got&within=90%20min')).json()
      .funnel
    expect(funnel).toMatchObject({ chosen: true, withinSeconds: 5400, started: 4 })
    expect(funnel.steps.map(({ reached }: { reached: number }) => reached)).toEqual([4, 0])
    const csv = await get('/api/journeys/times?stream=shop&fromEvent=seen&toEvent=paid&format=csv')
    const lines = csv.body.split('\r\n')
    expect([csv.headers['content-type'], lines[0], lines.filter((line) => !line.endsWith(',0'))]).toEqual([
      'text/csv; charset=utf-8',
      'from (s),to (s),journeys',
      ['from (s),to (s),journeys', '1800,2100,1', '3600,3900,2', ''],
    ])
  })

  it.each([
    ['/api/journeys/funnel?stream=shop&steps=seen,gone', 'There is no step `gone`'],
    ['/api/journeys/funnel?stream=shop&within=soon', '`soon` is no time for `within`'],
    ['/api/journeys/times?stream=shop&fromEvent=gone', 'There is no step `gone`'],
    ['/api/journeys/overview?stream=nowhere', 'There is no stream `nowhere`'],
  ])('refuses %s', async (url, message) => {
    const response = await get(url)
    expect([response.statusCode, response.json().error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ])
  })

  it('explains a figure with the journeys behind it', async () => {
    const explained = (await get('/api/explain?figure=conversion.left&measured=journeys&stream=shop')).json()
    expect(explained.figure).toMatchObject({ value: 1, metric: 'conversion' })
    const listed = (await get(`/api${explained.counted.address}`)).json()
    expect(listed.journeys.map(({ item }: { item: string }) => item)).toEqual(['b'])
  })
})

describe('in the shell', () => {
  const millrace = (...args: string[]): Promise<Outcome> => runIn(join(opened.folder, 'shell'), ...args)
  beforeAll(async () => {
    const folder = join(opened.folder, 'shell')
    await mkdir(join(folder, 'map'), { recursive: true })
    await writeFile(join(folder, 'map/map.yaml'), MAP)
    await millrace('import', '../log.csv', '--source', 'web')
  })

  it('tells the same as the server', async () => {
    const { code, stdout } = await millrace('journeys', '--stream', 'shop', '--to', '2026-01-07T12:00:00Z')
    expect(code).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "Customers’ journeys · shop, 2026-01-05 to 2026-01-07 (UTC), as of 2026-01-08T00:00:00+00:00
      stale: No event since 2026-01-07: figures are as of that day.

      Conversion: 50 % reached “Got it” (n = 4 begun; 2 reached it, 1 left, 1 may still reach it)
      In flight: 1 now, 0.3 on average
      If nobody left, half would reach it within 2 h (Kaplan–Meier, n = 4)
      Efficiency: 50 % active; Look 100 %; Buy 0 %

      Funnel
      step    reached  of the first  of the step before  went on  finished  left  open  from the step before, 50 % within  85 % within  from the first, 50 % within  Private  Firms
      Look    4        100 %         –                   3        0         0     1     –                                  –            –                            2        2
      Buy     3        75 %          75 %                2        0         1     0     1 h                                1 h          1 h                          2        1
      Get     2        50 %          66.7 %              2        0         0     0     1 h                                1.5 h        2 h                          2        0
      Got it  2        50 %          100 %               –        –         –     –     0 s                                0 s          2 h                          2        0

      From “Seen” to “Got it”: 50 % within 2 h, 85 % within 2 h, 95 % within 2 h (n = 2)
      Came to the first in the window: 1 not yet at the second, 1 over without it.

      Completions
      start       partial  Got it  Refunded
      2026-01-05  partial  2       1

      From one proof point to the next
      from    to        ways  50 % within  85 % within  waiting  active  in all  share
      Paid    Got it    2     1 h          1.5 h        2.5 h    0 s     2.5 h   100 %
      Got it  Refunded  1     23 h         23 h         0 s      0 s     23 h    0 %
      Seen    Paid      3     1 h          1 h          0 s      2.5 h   2.5 h   0 %

      Signals
      kind            events  journeys  share of journeys  Private  Firms
      Defect signals  1       1         25 %               0 %      50 %
      Risk signals    0       0         0 %                0 %      0 %
      Debt signals    0       0         0 %                0 %      0 %
      Drop-offs       1       1         25 %               0 %      50 %

      Start: first waiting or active.
      End: done.
      Reopened: new visit (each pass completes on its own).
      Backward moves: as is (counted where it is).
      Periods by default: week.
      Abandoned: after 12 h without an event.
      "
    `)
  })

  it('tells a funnel, and times', async () => {
    const window = ['--stream', 'shop', '--to', '2026-01-07T12:00:00Z']
    expect((await millrace('journeys', ...window, '--steps', 'seen,paid', '--csv')).stdout)
      .toMatchInlineSnapshot(`
      "step,reached,of the first (0–1),of the step before (0–1),went on,finished,left,open,"from the step before, 50 % within (s)",85 % within (s),"from the first, 50 % within (s)",Private,Firms
      Seen,4,1,,3,0,0,1,,,,2,2
      Paid,3,0.75,0.75,,,,,3600,3600,3600,2,1
      "
    `)
    expect((await millrace('journeys', ...window, '--from-event', 'seen', '--to-event', 'paid')).stdout)
      .toMatchInlineSnapshot(`
      "Customers’ journeys · shop, 2026-01-05 to 2026-01-07 (UTC), as of 2026-01-08T00:00:00+00:00
      stale: No event since 2026-01-07: figures are as of that day.

      From “Seen” to “Paid”: 50 % within 1 h, 85 % within 1 h, 95 % within 1 h (n = 3)
      Came to the first in the window: 1 not yet at the second, 0 over without it.

      Time from Seen to Paid
      from    to      journeys
      0 s     5 min   0
      5 min   10 min  0
      10 min  15 min  0
      15 min  20 min  0
      20 min  25 min  0
      25 min  30 min  0
      30 min  35 min  1
      35 min  40 min  0
      40 min  45 min  0
      45 min  50 min  0
      50 min  55 min  0
      55 min  1 h     0
      1 h     1.1 h   2

      Start: first waiting or active.
      End: done.
      Reopened: new visit (each pass completes on its own).
      Backward moves: as is (counted where it is).
      Periods by default: week.
      Abandoned: after 12 h without an event.
      "
    `)
    expect(await millrace('journeys', '--steps', 'seen', '--to-event', 'paid')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'millrace: Choose a funnel (--steps, --order, --within) or times (--from-event, --to-event).\n',
    })
    expect((await millrace('journeys', '--team', 'web')).stderr).toBe(
      'millrace: Journeys belong to customers, not to a team: leave out --team, and --measured work. For delivery work see `millrace flow`.\n',
    )
  })
})
