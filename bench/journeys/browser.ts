/**
 * A million events of journeys, explored in the browser: from the click until the figures on the page have changed.
 * `node bench/journeys/browser.ts`, after `npm run build`; MILLRACE_BENCH_JOURNEYS sets the size (default 150,000, about a
 * million events). With MILLRACE_BENCH_FOLDER the log and the data are kept there, and taken from there the next time.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { table } from '../../src/cli/table.ts'
import { installedBrowser } from '../../test/web/browser.ts'
import { MAP, writeJourneys, YEAR_MS } from './generate.ts'

const JOURNEYS = Number(process.env['MILLRACE_BENCH_JOURNEYS'] ?? 150_000)
const KEPT = process.env['MILLRACE_BENCH_FOLDER']
const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts')
const LIMIT_MS = 1000
/** Figures that stay the same for so long have come to rest. */
const AT_REST_MS = 200
const PATIENCE_MS = 30_000

const rows: string[][] = []
const inMs = (ms: number): string => `${Math.round(ms).toLocaleString('en')} ms`

const millrace = (folder: string, ...words: string[]): ChildProcess =>
  spawn(process.execPath, [MAIN, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })

/** Processor time of a process so far, ms; null where the system does not tell. */
const processorTime = ({ pid }: ChildProcess): number | null => {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return null
  // Fields are counted from behind the name, which may hold spaces; ticks are hundredths of a second.
  const fields = readFileSync(stat, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const importLog = async (folder: string, events: number): Promise<void> => {
  const start = performance.now()
  const importing = millrace(folder, 'import', 'log.csv', '--source', 'csv')
  importing.stdout?.resume()
  const [code] = (await once(importing, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`The import ended with ${code}.`)
  const seconds = (performance.now() - start) / 1000
  rows.push([
    `import of ${events.toLocaleString('en')} events by the command`,
    inMs(seconds * 1000),
    `${Math.round(events / seconds).toLocaleString('en')} events/s`,
    '',
  ])
}

const serve = async (folder: string): Promise<{ server: ChildProcess; address: string }> => {
  const server = millrace(folder, 'serve', '--port', '0')
  let said = ''
  for await (const some of server.stdout ?? []) {
    said += String(some)
    const address = /http:\/\/\S+?:\d+/.exec(said)?.[0]
    if (address) return { server, address }
  }
  throw new Error(`The server did not start: ${said}`)
}

/** What the page keeps: when somebody last did something, and how many answers it waits for. */
interface Watched {
  since: number
  pending: number
}

const watch = (): void => {
  const watched: Watched = { since: 0, pending: 0 }
  Object.assign(window, { watched })
  for (const kind of ['pointerdown', 'click', 'keydown', 'change'])
    addEventListener(kind, () => (watched.since = performance.now()), true)
  const asked = window.fetch
  window.fetch = async (...words) => {
    watched.pending += 1
    try {
      return await asked(...words)
    } finally {
      watched.pending -= 1
    }
  }
}

/** ms from what was done last until the page shows other figures than before, and waits for no more. */
const untilChanged = async (page: Page, before: string): Promise<number> => {
  const changed = await page.waitForFunction(
    ({ before, rest }) => {
      const { watched, changedAt } = window as unknown as { watched: Watched; changedAt?: number }
      const main = document.querySelector('main')
      const isBusy =
        watched.pending > 0 ||
        !main ||
        main.querySelector('[aria-busy=true], .mantine-Skeleton-root') !== null
      const now = performance.now()
      const since = isBusy || main?.textContent === before ? undefined : (changedAt ?? now)
      Object.assign(window, { changedAt: since })
      if (since === undefined || now - since < rest) return null
      Object.assign(window, { changedAt: undefined })
      return since - watched.since
    },
    { before, rest: AT_REST_MS },
    { polling: 'raf', timeout: PATIENCE_MS },
  )
  return (await changed.jsonValue()) ?? NaN
}

/** What else the machine was busy with: times are those of a quiet one only where this is below its processors. */
const busy = (): string => (loadavg()[0] ?? 0).toFixed(1)

const before = busy()
const folder = KEPT ?? (await mkdtemp(join(tmpdir(), 'millrace-bench-')))
let server: ChildProcess | null = null
const executablePath = installedBrowser()
if (executablePath === null) throw new Error('Chromium is needed: say where it is in MILLRACE_CHROMIUM.')
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
try {
  await mkdir(join(folder, 'map'), { recursive: true })
  await writeFile(join(folder, 'map', 'map.yaml'), MAP)
  const log = join(folder, 'log.csv')
  if (!existsSync(log)) {
    // The year up to now, for pages open with the last weeks.
    const start = Math.floor((Date.now() - YEAR_MS) / 86_400_000) * 86_400_000
    await importLog(folder, await writeJourneys(log, JOURNEYS, 'csv', { start }))
  }
  const served = await serve(folder)
  server = served.server
  const running = served.server
  running.stdout?.resume()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(PATIENCE_MS)
  await page.addInitScript(watch)

  /** Times one act of a person. A stop on the way is told, and the next act is tried. */
  const timed = async (what: string, act: () => Promise<unknown>, shown?: string): Promise<void> => {
    const cpu = processorTime(running)
    try {
      const text = shown ?? (await page.locator('main').textContent()) ?? ''
      await act()
      const ms = await untilChanged(page, text)
      const used = processorTime(running)
      rows.push([
        what,
        inMs(ms),
        cpu === null || used === null ? '' : inMs(used - cpu),
        ms > LIMIT_MS ? 'above' : '',
      ])
    } catch (error) {
      rows.push([what, String(error).split('\n')[0] ?? '', '', 'failed'])
    }
  }
  const open = (path: string, what: string): Promise<void> =>
    timed(`${path}: ${what}`, () => page.goto(`${served.address}${path}`), '')
  const select = (label: string, option: string) => (): Promise<unknown> =>
    page.getByLabel(label, { exact: true }).selectOption({ label: option })
  const choose = (group: string, option: string) => (): Promise<void> =>
    page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()
  const filters = async (path: string): Promise<void> => {
    await timed(`${path}: window, all`, choose('Window', 'All'))
    await timed(`${path}: one slice`, select('Slice', 'business'))
    await timed(`${path}: one type`, select('Type', 'Features'))
    await timed(`${path}: all types`, select('Type', 'All types'))
    await timed(`${path}: another slice`, select('Slice', 'consumer'))
    await timed(`${path}: all slices`, select('Slice', 'All slices'))
    await timed(`${path}: window, 13 weeks`, choose('Window', '13 weeks'))
  }

  let posted = 0
  /** A journey begins: what was posted shows on the page. */
  const post = async (): Promise<void> => {
    await page.evaluate(() => {
      const { watched } = window as unknown as { watched: Watched }
      watched.since = performance.now()
    })
    const id = String((posted += 1))
    const event = { specversion: '1.0', id, source: '/bench', type: 'discover.1', subject: `posted-${id}` }
    const answer = await fetch(`${served.address}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify({ ...event, time: new Date().toISOString() }),
    })
    if (!answer.ok) throw new Error(`The event was answered with ${answer.status}.`)
  }

  const journeys = '/streams/shop/journeys'
  await open(journeys, 'first look at the data')
  await open(journeys, 'opened again')
  await filters(journeys)
  await timed(`${journeys}: an event is posted`, post)
  await timed(`${journeys}: one slice after it`, select('Slice', 'business'))
  await timed(`${journeys}: steps within a time`, () =>
    page.getByLabel('Within', { exact: true }).selectOption({ index: 1 }),
  )
  await page.getByRole('combobox', { name: 'Steps, in their order' }).click()
  await timed(`${journeys}: other steps`, () =>
    page.getByRole('option', { name: 'purchase entered (event)' }).click(),
  )
  const paths = '/streams/shop/paths'
  await open(paths, 'opened')
  await filters(paths)
  await timed(`${paths}: window, all again`, choose('Window', 'All'))
  await timed(`${paths}: steps are activities`, select('Steps are', 'Activities'))
  for (const [name, key] of [
    ['Paths that together cover', 'ArrowLeft'],
    ['Moves made by at least', 'ArrowRight'],
  ] as const) {
    const slider = page.getByRole('slider', { name: `${name} … % of journeys` })
    await slider.focus()
    await timed(`${paths}: slider, ${name}`, () => page.keyboard.press(key))
  }
  const northStar = '/streams/shop/north-star'
  await open(northStar, 'opened')
  await timed(`${northStar}: one slice`, select('Slice', 'business'))
  const service = '/streams/shop/service'
  await open(service, 'opened')
  await filters(service)
  const river = '/streams/shop/river'
  await open(river, 'opened')
  await timed(`${river}: an event is posted`, post)
  await timed(`${river}: one slice`, select('Slice', 'business'))
  await open('/court', 'opened')
  await timed('/court: a pair', () => page.locator('main table a').first().click())
  await open('/effect', 'opened')
  await open('/coverage', 'opened')
  process.stdout.write(
    `${table(['from the click until the figures', 'time', 'server', '≤ 1,000 ms'], rows)}\n`,
  )
  process.stdout.write(
    `Load of the machine: ${before} before, ${busy()} after; ${availableParallelism()} processors.\n`,
  )
} finally {
  await browser.close()
  if (server) {
    server.kill()
    await once(server, 'exit')
  }
  if (KEPT === undefined) await rm(folder, { recursive: true, force: true })
}
