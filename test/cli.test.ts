/** The command as a user runs it: what it prints, what it exits with, what it says to do. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runIn, type Outcome } from '../src/cli/in-process.contract.ts'
import { mapOf, temporaryFolder } from './workspace.ts'

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

const SOURCE = `  tracker:
    name: Tracker
    kind: csv
    stream: support
    csv: { item: key, time: { column: at, zone: Europe/Berlin }, state: status, type: type }
    states: { To Do: new, Ready: waiting, Doing: active, Done: done }
    classify: [{ when: { type: Bug }, as: defect }, { when: { type: Story }, as: feature }]`

const LOG = `key;at;status;type
A-1;2026-03-02 09:00;To Do;Bug
A-1;2026-03-03 09:00;Ready;Bug
A-1;2026-03-04 09:00;Doing;Bug
A-1;2026-03-06 09:00;Done;Bug
A-2;2026-03-04 10:00;Doing;Story
A-2;2026-03-31 25:00;Done;Story
;2026-03-05 10:00;Doing;Story
A-3;2026-03-05 10:00;QA;Task
`

let place: Awaited<ReturnType<typeof temporaryFolder>>

const millrace = (...args: string[]): Promise<Outcome> => runIn(place.folder, ...args)

/** In a process of its own. */
const spawned = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: place.folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })

beforeAll(async () => {
  place = await temporaryFolder()
  await mkdir(join(place.folder, 'map'))
  await writeFile(join(place.folder, 'map/map.yaml'), mapOf(SOURCE))
  await writeFile(join(place.folder, 'log.csv'), LOG)
})
afterAll(() => place.remove())

describe('from a map and a file to figures', () => {
  it('finds the map without an error', async () => {
    expect(await spawned('check')).toMatchObject({ code: 0, stderr: '' })
  })

  it('imports what it can, and says of each row that it refused which and why', async () => {
    const { code, stdout } = await spawned('import', 'log.csv', '--source', 'tracker')
    expect(code).toBe(1)
    const [counts, first, second, ...warnings] = stdout.trimEnd().split('\n')
    expect(counts).toBe('read 8 · accepted 6 · duplicate 0 · rejected 2')
    expect(first).toMatch(/^ {2}log\.csv row 7: .*2026-03-31 25:00/)
    expect(second).toMatch(/^ {2}log\.csv row 8: .*key/)
    expect(warnings).toEqual([
      '! The map does not say what this status means; time in it is left out: QA (1 item). Add to sources.tracker.states.',
      '! 1 item of 3 match no rule of sources.tracker.classify: unclassified.',
    ])
  })

  it('changes nothing when the same file is taken again', async () => {
    const before = await millrace('items', '--json')
    const again = JSON.parse((await millrace('import', 'log.csv', '--source', 'tracker', '--json')).stdout)
    expect(again).toMatchObject({ read: 8, accepted: 0, duplicate: 6, rejected: 2 })
    expect(await millrace('items', '--json')).toEqual(before)
  })

  it('measures', async () => {
    const { code, stdout } = await millrace('flow', '--stream', 'support', '--json')
    expect(code).toBe(0)
    const { velocity, flowTime, efficiency, distribution, load } = JSON.parse(stdout)
    expect(
      velocity.map(({ start, items }: { start: string; items: number }) => [start.slice(0, 10), items]),
    ).toEqual([['2026-03-02', 1]])
    expect(flowTime).toEqual({
      n: 1,
      p50: 259_200,
      p85: 259_200,
      p95: 259_200,
      startCensored: 0,
      quarantined: 0,
      neverStarted: 0,
    })
    expect(efficiency).toEqual({ value: 2 / 3, activeSeconds: 172_800, waitingSeconds: 86_400, n: 1 })
    expect(distribution).toMatchObject({ defect: 100, n: 1, basis: 'completed' })
    expect(load.now).toBe(1)
    expect((await millrace('flow')).stdout).toContain(
      'Flow efficiency    66.7 % (active 2 days, waiting 1 day; n = 1)',
    )
  })

  it('opens an item into its visits and the rows that they came from', async () => {
    const { stdout } = await millrace('items', 'A-1')
    expect(stdout).toContain('defect (type is Bug → defect)')
    expect(stdout).toContain('log.csv row 3')
    expect((await millrace('items', 'A-9')).stderr).toBe('millrace: The log holds no item `A-9`.\n')
  })

  it('derives the same again', async () => {
    const all = async () => [
      await millrace('flow', '--by', 'day', '--json'),
      await millrace('items', '--json'),
    ]
    const before = await all()
    expect((await millrace('rebuild')).stdout).toBe('Derived again from 6 events.\n')
    expect(await all()).toEqual(before)
  })
})

describe('files of other kinds', () => {
  const XES = `<log><trace><string key="concept:name" value="o-1"/>
<event><string key="concept:name" value="Pay"/><date key="time:timestamp" value="2026-03-01T09:00:00Z"/></event>
<event><string key="concept:name" value="Ship"/></event></trace></log>`
  const OCEL = JSON.stringify({
    objectTypes: [],
    eventTypes: [],
    objects: ['i1', 'i2', 'o1'].map((id) => ({ id, type: id.startsWith('o') ? 'order' : 'item' })),
    events: [
      { id: 'e1', type: 'Pay', time: '2026-03-01T09:00:00Z', relationships: [{ objectId: 'o1' }] },
      { id: 'e2', type: 'Pack', time: '2026-03-02T09:00:00Z', relationships: [{ objectId: 'i1' }] },
    ],
  })

  /** A folder of its own, with a source more in its map. */
  const inFolder = async <T>(source: string, job: (folder: string) => Promise<T>): Promise<T> => {
    const { folder, remove } = await temporaryFolder()
    try {
      await mkdir(join(folder, 'map'))
      await writeFile(join(folder, 'map/map.yaml'), mapOf(`${SOURCE}\n${source}`))
      await writeFile(join(folder, 'orders.xes'), XES)
      await writeFile(join(folder, 'orders.json'), OCEL)
      return await job(folder)
    } finally {
      await remove()
    }
  }

  it('takes an event log, and says what of it could not be taken', async () => {
    const source =
      '  orders: { name: Orders, kind: xes, measures: journeys, stream: support, finish: lastEvent }'
    await inFolder(source, async (folder) => {
      const { code, stdout } = await runIn(folder, 'import', 'orders.xes', '--source', 'orders')
      expect([code, stdout]).toEqual([
        1,
        `read 2 · accepted 1 · duplicate 0 · rejected 1
  orders.xes row 3: an event of \`o-1\` has no \`time:timestamp\`: a time is needed
`,
      ])
    })
  })

  it('shows what the map could say of a file that no source is there for, and takes it with that', async () => {
    const hint = await inFolder('', async (folder) => {
      const { code, stderr } = await runIn(folder, 'import', 'orders.json', '--source', 'orders')
      expect(code).toBe(2)
      const [message = '', ...entry] = stderr.split('\n')
      expect(message).toBe(
        'millrace: There is no source `orders` in the map. Known: tracker. For this file the map could say:',
      )
      return entry.join('\n')
    })
    expect(hint).toBe(`
sources:
  orders:
    name: orders
    kind: ocel
    measures: journeys   # or work, for delivery work
    stream: support
    ocel:
      journey: item   # or order
`)
    const entry = hint.replace('\nsources:\n', '').replace('journey: item', 'journey: order')
    await inFolder(entry, async (folder) => {
      const { code, stdout } = await runIn(folder, 'import', 'orders.json', '--source', 'orders')
      expect([code, stdout.split('\n').slice(0, 2)]).toEqual([
        0,
        [
          'read 2 · accepted 1 · duplicate 0 · rejected 0',
          '! orders.json: 1 of its events belong to no object of the type `order`: they are in no journey.',
        ],
      ])
    })
  })
})

describe('what can’t be done', () => {
  it.each([
    [['flow', '--stream', 'suport'], 2, 'There is no stream `suport`. Did you mean `support`?'],
    [['import', 'nothing.csv', '--source', 'tracker'], 2, 'nothing.csv'],
    [['import', 'log.csv', '--source', 'jira'], 2, 'There is no source `jira` in the map. Known: tracker.'],
    [['flow', '--map', 'nowhere'], 2, 'There is no folder `nowhere`.'],
    [['serve', '--host', '0.0.0.0'], 2, 'set MILLRACE_TOKEN'],
    [['flw'], 2, 'Did you mean flow?'],
    [['check', 'nowhere'], 2, ''],
    [['demo', '--weeks', '0'], 2, "'0' is invalid. A whole number from 1 to 520 is expected, such as 26."],
    [['demo', '--weeks', 'many'], 2, "'many' is invalid. A whole number from 1 to 520 is expected"],
    [['demo', 'incidents', '--weeks', '4'], 2, 'The incidents are real: --weeks is for'],
  ])('millrace %j exits with %i and says what to do', async (args, code, message) => {
    const outcome = await millrace(...args)
    expect([outcome.code, outcome.stderr.includes('    at ')]).toEqual([code, false])
    expect(outcome.stderr).toContain(message)
  })

  it('a process exits with what could not be done', async () => {
    expect(await spawned('flow', '--stream', 'suport')).toEqual(await millrace('flow', '--stream', 'suport'))
  })

  it('tells a second process on the same data who has it', async () => {
    const { child, url } = await serving('serve', '--port', '0')
    try {
      const { code, stderr } = await millrace('flow')
      expect(code).toBe(2)
      expect(stderr).toContain(`in use by another millrace process (PID ${child.pid})`)
      expect((await fetch(`${url}/api/health`)).status).toBe(200)
    } finally {
      await stopped(child)
    }
  })
})

/** Starts something that listens, and waits until it says where. */
const serving = (...args: string[]): Promise<{ child: ChildProcess; url: string; output: () => string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: place.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    const listen = (chunk: Buffer): void => {
      text += chunk.toString()
      const url = /listens on (\S+)/.exec(text)?.[1]
      if (url !== undefined) resolve({ child, url, output: () => text })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${text}`)))
  })

const stopped = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit').once('exit', resolve)
    child.kill('SIGTERM')
  })

describe('a running server', () => {
  it('takes a changed map without a restart, and derives anew by it', async () => {
    const { child, url } = await serving('serve', '--port', '0')
    try {
      const doneItems = async (): Promise<number> =>
        ((await (await fetch(`${url}/api/items?behind=velocity`)).json()) as { total: number }).total
      expect(await doneItems()).toBe(1)
      await writeFile(
        join(place.folder, 'map/map.yaml'),
        mapOf(SOURCE.replace('Doing: active', 'Doing: active, QA: done')),
      )
      await expect.poll(doneItems).toBe(2)
    } finally {
      await writeFile(join(place.folder, 'map/map.yaml'), mapOf(SOURCE))
      expect(await stopped(child)).toBe(0)
    }
  })

  it('brings up the demo: weeks of simulated journeys and work, and says that it is simulated', async () => {
    const { child, url, output } = await serving('demo', '--weeks', '8', '--port', '0')
    try {
      await expect.poll(output).toMatch(/\d+ simulated events are there/)
      const { streams } = (await (await fetch(`${url}/api/overview`)).json()) as {
        streams: {
          id: string
          simulated: boolean
          glances: { measured: string; data: { kind: string }; velocity: { value: number } }[]
        }[]
      }
      expect(streams.map(({ id, simulated }) => [id, simulated])).toEqual([
        ['shopper-purchase', true],
        ['enterprise-procurement', true],
        ['payments', true],
        ['platform', true],
      ])
      for (const { glances } of streams) {
        for (const glance of glances) {
          expect(glance.data.kind).toBe('ok')
          expect(glance.velocity.value).toBeGreaterThan(0)
        }
      }
    } finally {
      expect(await stopped(child)).toBe(0)
    }
  })
})
