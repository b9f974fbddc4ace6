/**
 * A million events of journeys: how fast they come in, and how long each page waits for a filter.
 * `node bench/journeys/main.ts`; MILLRACE_BENCH_JOURNEYS sets the size (default 150,000, about a million events).
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from '../../src/cli/table.ts'
import { readFile } from '../../src/connect/open.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { JourneyAsk } from '../../src/flow/journeys/journey-ask.ts'
import { funnelAnswer } from '../../src/flow/journeys/funnel-answer.ts'
import { journeysAnswer } from '../../src/flow/journeys/overview.ts'
import { fitnessAnswer } from '../../src/flow/journeys/paths/fitness-answer.ts'
import { pathGraphAnswer } from '../../src/flow/journeys/paths/graph-answer.ts'
import { variantsAnswer } from '../../src/flow/journeys/paths/variants-answer.ts'
import { loadMap } from '../../src/model/load.ts'
import { openDuckDbStore } from '../../src/store/duckdb/open.ts'
import { MAP, writeJourneys } from './generate.ts'

const JOURNEYS = Number(process.env['MILLRACE_BENCH_JOURNEYS'] ?? 150_000)
const REPEATS = 3

const seconds = async (job: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await job()
  return (performance.now() - start) / 1000
}

/** The slowest of a few: nobody waits for a median. */
const slowest = async (job: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let i = 0; i < REPEATS; i++) times.push(await seconds(job))
  return Math.max(...times)
}

const rows: [string, string, string][] = []
const report = (what: string, value: string, goal = ''): void => {
  rows.push([what, value, goal])
}
const ms = (time: number): string => `${Math.round(time * 1000).toLocaleString('en')} ms`
const perSecond = (count: number, time: number): string => Math.round(count / time).toLocaleString('en')

const QUESTIONS: Readonly<Record<string, (ask: JourneyAsk) => unknown>> = {
  'journeys at a glance': (ask) => journeysAnswer(ask),
  funnel: (ask) => funnelAnswer(ask, {}),
  variants: (ask) => variantsAnswer(ask, { steps: 'activities' }),
  'performance graph': (ask) => pathGraphAnswer(ask, { steps: 'activities', moves: '5' }),
  fitness: (ask) => fitnessAnswer(ask),
}

const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'))
try {
  const { map } = loadMap([{ file: 'map.yaml', text: MAP }])
  const [csv, xes] = [join(folder, 'log.csv'), join(folder, 'log.xes')]
  const count = await writeJourneys(csv, JOURNEYS, 'csv')
  await writeJourneys(xes, JOURNEYS, 'xes')
  for (const [id, file] of [
    ['csv', csv],
    ['xes', xes],
  ] as const) {
    const source = map.sources.get(id)
    if (!source) throw new Error(`no source ${id}`)
    const reading = await seconds(async () => {
      for await (const batch of readFile(file, source)) void batch
    })
    report(`reading ${id}, events/s`, perSecond(count, reading))
  }

  const data = join(folder, 'data')
  const store = await openDuckDbStore(data)
  // In the year after the log, so that all its journeys are in the window that is asked for.
  const engine = await Engine.open({ folder, map, problems: [] }, store, () => Date.UTC(2026, 0, 31) * 1000)
  report(
    `import of ${count.toLocaleString('en')} events/s`,
    perSecond(count, await seconds(() => engine.importFiles([csv], 'csv'))),
  )
  report(
    'the same file again, events/s',
    perSecond(count, await seconds(() => engine.importFiles([csv], 'csv'))),
  )
  const window = { stream: 'shop', from: '2025-01-01', to: '2026-01-31' }
  report('first look: all journeys read', ms(await seconds(() => engine.journeys.ask(window))))
  for (const [what, answer] of Object.entries(QUESTIONS)) {
    for (const slice of [undefined, 'business']) {
      const time = await slowest(async () =>
        answer(await engine.journeys.ask({ ...window, ...(slice === undefined ? {} : { slice }) })),
      )
      report(`${what}${slice === undefined ? '' : ', one slice'}`, ms(time), '≤ 1,000 ms')
    }
  }
  await engine.close()
  report(
    'bytes per event, log and derived',
    ((await stat(join(data, 'store.duckdb'))).size / count).toFixed(0),
  )
  process.stdout.write(`${table(['measured', 'Millrace', 'goal'], rows)}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
