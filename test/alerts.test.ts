/** Targets and alerts from the data to the receiver, through store, engine, HTTP and the command. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { receiver } from '../src/alert/samples.contract.ts'
import { runIn } from '../src/cli/in-process.contract.ts'
import { loadMap } from '../src/cli/workspace.ts'
import { Engine } from '../src/engine/engine.ts'
import { figuresOf } from '../src/flow/figures/figure.ts'
import { createServer } from '../src/server/app.ts'
import { openDuckDbStore } from '../src/store/duckdb/open.ts'
import { mapOf, temporaryFolder } from './workspace.ts'

const SOURCE = `  tracker:
    name: Tracker
    kind: csv
    stream: support
    csv: { item: key, time: { column: at, zone: UTC }, state: status, type: type }
    states: { Ready: waiting, Doing: active, Done: done }
alerts:
  channel: { name: Channel, by: webhook, urlFrom: CHAT_URL }
  missing: { name: Missing, by: email, to: [a@example.org], from: b@example.org, smtpFrom: NO_SUCH_VARIABLE }`

const MAP = mapOf(SOURCE, '{ expectation: { within: 5 d } }').replace(
  '    measuring:',
  `    targets:
      quick: { metric: flowTime.p85, atMost: 2 d, why: People wait }
      few: { metric: load, atMost: 10 }
    measuring:`,
)

const LOG = `key;at;status;type
A-1;2024-03-04 09:00;Ready;Bug
A-1;2024-03-06 09:00;Doing;Bug
A-1;2024-03-08 09:00;Done;Bug
A-2;2024-03-06 10:00;Doing;Story
A-3;2024-03-12 10:00;Doing;Story
`
const NOW = Date.UTC(2024, 2, 13, 12) * 1000

let place: Awaited<ReturnType<typeof temporaryFolder>>
let channel: Awaited<ReturnType<typeof receiver>>

const engineAt = async (now: number): Promise<Engine> => {
  const checked = await loadMap(join(place.folder, 'map'))
  const store = await openDuckDbStore(join(place.folder, 'map/.millrace'))
  return Engine.open(checked, store, () => now, { CHAT_URL: channel.url })
}

beforeAll(async () => {
  place = await temporaryFolder()
  channel = await receiver(200)
  await mkdir(join(place.folder, 'map'))
  await writeFile(join(place.folder, 'map/map.yaml'), MAP)
  await writeFile(join(place.folder, 'log.csv'), LOG)
  expect(await runIn(place.folder, 'import', 'log.csv', '--source', 'tracker')).toMatchObject({ stderr: '' })
})
afterAll(async () => {
  await channel.close()
  await place.remove()
})

describe('over HTTP', () => {
  it('a target has the value of the page; an alert is told once, acknowledged, and known after a restart', async () => {
    const headers = { host: 'localhost' }
    const engine = await engineAt(NOW)
    const app = await createServer(engine, { host: '127.0.0.1' })
    let told = 0
    engine.events.on('alerts', () => (told += 1))
    const get = async (url: string) => (await app.inject({ url, headers })).json()

    const { targets } = await get('/api/targets?stream=support')
    expect(
      targets.map((one: Record<string, unknown>) => [one['id'], one['status'], one['value'], one['n']]),
    ).toEqual([
      ['quick', 'breached', 4 * 86_400, 1],
      ['few', 'met', 2, 2],
    ])
    const { from, to, by } = figuresOf(targets[0])
    const page = await get(
      `/api/flow?${new URLSearchParams({ stream: 'support', from: from ?? '', to: to ?? '', by: by ?? '' })}`,
    )
    expect(page.flowTime.p85).toBe(targets[0].value)
    expect((await app.inject({ url: '/api/targets?stream=suport', headers })).json().error.message).toContain(
      'Did you mean `support`?',
    )

    expect(await get('/api/alerts')).toMatchObject({
      checked: null,
      openTotal: 0,
      watched: { targets: 2, guardrails: 0, objectives: 0, expectations: 1, sources: 1 },
    })
    await engine.alerts.look()
    expect(told).toBeGreaterThan(0)
    const { open, receivers } = await get('/api/alerts')
    expect(open.map((one: { title: string }) => one.title)).toEqual([
      'Support: Flow time, 85 % within: at most 2 days',
      'A-2',
    ])
    expect(
      receivers.map((one: { id: string; problem: string | null }) => [one.id, one.problem === null]),
    ).toEqual([
      ['channel', true],
      ['missing', false],
    ])
    expect(await get('/api/alerts?limit=0')).toMatchObject({
      open: [],
      openTotal: 2,
      unacknowledged: 2,
      unacknowledgedRows: 2,
      groups: [{ id: 'expectation/support/work', n: 1, first: [] }],
    })
    const { groups } = await get('/api/alerts')
    expect(groups[0].first).toEqual([open[1]])
    expect((await get(`/api${groups[0].items}`)).items.map((one: { label: string }) => one.label)).toEqual([
      'A-2',
    ])

    const acknowledge = (id: string, payload: object, more = {}) =>
      app.inject({
        method: 'POST',
        url: `/api/alerts/${id}/acknowledge`,
        headers: { ...headers, ...more },
        payload,
      })
    expect((await acknowledge('nothing', { by: 'Kim' })).statusCode).toBe(400)
    expect((await acknowledge(open[0].id, { by: ' ' })).statusCode).toBe(400)
    const foreign = await acknowledge(open[0].id, { by: 'Kim' }, { origin: 'https://elsewhere.example' })
    expect(foreign.statusCode).toBe(403)
    expect((await acknowledge(open[0].id, { by: 'Kim' })).json()).toMatchObject({ unacknowledged: 1 })

    const several = async (payload: object) => {
      const url = '/api/alerts/acknowledge'
      return (await app.inject({ method: 'POST', url, headers, payload })).json()
    }
    const group = { cause: 'expectation', stream: 'support', measured: 'work' }
    for (const unclear of [{}, { ids: [open[1].id], ...group }, { cause: 'expectation' }]) {
      expect((await several({ by: 'Lee', ...unclear })).error.message).toBe(
        'Say which alerts: either `ids`, or all of `cause`, `stream` and `measured` for those of a group.',
      )
    }
    expect((await several({ by: 'Lee', ids: [] })).error.code).toBe('bad-request')
    expect((await several({ by: 'Lee', ids: [open[1].id, 'nothing'] })).error.message).toContain(
      'There is no alert `nothing`.',
    )
    expect(await get('/api/alerts')).toMatchObject({ unacknowledged: 1 })
    expect(await several({ by: 'Lee', note: 'Goes first', ...group })).toMatchObject({
      unacknowledged: 0,
      unacknowledgedRows: 0,
      groups: [{ n: 1, unacknowledged: 0, acknowledgedBy: ['Lee'] }],
    })
    expect(await several({ by: 'Sam', ids: open.map(({ id }: { id: string }) => id) })).toMatchObject({
      groups: [{ acknowledgedBy: ['Lee'] }],
    })
    await app.close()
    await engine.close()

    const again = await engineAt(NOW + 60_000_000)
    await again.alerts.look()
    const after = await again.alerts.answer()
    expect(after.open.map(({ acknowledged }) => acknowledged?.by ?? null)).toEqual(['Kim', 'Lee'])
    expect(channel.posted).toHaveLength(1)
    await again.close()
  })
})

describe('from the shell', () => {
  it('millrace targets says what is, against what, and exits with 1 where one is breached', async () => {
    const { code, stdout } = await runIn(place.folder, 'targets', '--stream', 'support')
    expect(code).toBe(1)
    expect(stdout.split('\n').slice(2, 7)).toEqual([
      'status    stream   target                                  is      n  bound',
      'breached  support  Flow time, 85 % within: at most 2 days  4 days  1  at most 2 days',
      expect.stringMatching(/^met {7}support {2}Flow load: at most 10 .* 2 +2 +at most 10$/),
      '',
      expect.stringMatching(/^support\/quick is breached\. 85 % of the items done within 4 days \(/),
    ])
    expect(await runIn(place.folder, 'targets', '--stream', 'suport')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean `support`?'),
    })
  })

  it('millrace alerts --check tells those that are ready, once, and who is not', async () => {
    process.env['CHAT_URL'] = channel.url
    onTestFinished(() => void delete process.env['CHAT_URL'])
    const before = channel.posted.length
    const first = await runIn(place.folder, 'alerts', '--check')
    expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining('`NO_SUCH_VARIABLE` is not set') })
    const second = await runIn(place.folder, 'alerts', '--check')
    expect(second.stdout).toBe('0 opened, 0 over, 0 messages sent.\n')
    // The clock of the command is that of the machine: by now the source has gone silent.
    expect(channel.posted.slice(before).map(({ body }) => JSON.parse(body).text)).toEqual([
      'Test: 1 source silent',
    ])
  })

  it('millrace alerts lists, and takes one upon you', async () => {
    const { stdout } = await runIn(place.folder, 'alerts')
    expect(stdout).toMatch(/^3 open, 1 of them not acknowledged\./)
    expect(stdout).toMatch(/^ {2}acknowledged by Kim 2024-03-13 12:00$/m)
    expect(stdout).toMatch(/^ {2}Channel was told /m)
    expect(stdout).toMatch(
      /^expectation\/support\/work {2}item beyond expectation: 1 item of Support is older than the expected 5 days\n {2}85 % of the items are expected to be done within 5 days\.\n {2}since 2024-03-11 10:00, 0 not acknowledged\n {2}Channel was told [^\n]*\n {2}[0-9a-f]{12} {2}A-2, since 2024-03-11 10:00, acknowledged by Lee 2024-03-13 12:00: Goes first$/m,
    )
    const id =
      /^(?<id>[0-9a-f]{12}) {2}source silent: Tracker has gone silent$/m.exec(stdout)?.groups?.['id'] ?? ''
    const done = await runIn(
      place.folder,
      'alerts',
      '--acknowledge',
      id,
      'expectation/support/work',
      '--by',
      'Sam',
      '--note',
      'Exports again on Monday',
    )
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(done.stdout).toMatch(/acknowledged by Sam [^\n]*: Exports again on Monday$/m)
    expect(await runIn(place.folder, 'alerts', '--acknowledge', 'nothing')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no alert `nothing`.'),
    })
  })
})
