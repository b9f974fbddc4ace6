/**
 * Speed, as ratios against a peer or a limit in the same run; machines differ, ratios less so.
 * `npm run bench`; MILLRACE_BENCH_ITEMS sets the size (default 60,000 items, about 540,000 rows).
 */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listValue } from '@duckdb/node-api'
import { parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { table } from '../../src/cli/table.ts'
import { Engine } from '../../src/engine/engine.ts'
import { deriveFromLog } from '../../src/engine/rebuild.ts'
import { periodEdges } from '../../src/flow/calendar.ts'
import type { Selection, Window } from '../../src/flow/measures/measures.ts'
import { readingOf } from '../../src/flow/reading.ts'
import { loadMap } from '../../src/model/load.ts'
import { openDuckDbStore } from '../../src/store/duckdb/open.ts'
import { MAP, writeLog } from './generate.ts'
import { askPeer, openPeer, peerQueries } from './peer.ts'

const ITEMS = Number(process.env['MILLRACE_BENCH_ITEMS'] ?? 60_000)
const REPEATS = 9

const seconds = async (job: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await job()
  return (performance.now() - start) / 1000
}

const median = async (job: () => Promise<unknown>): Promise<number> => {
  await job()
  const times: number[] = []
  for (let i = 0; i < REPEATS; i++) times.push(await seconds(job))
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? NaN
}

const rows: (string | number)[][] = []
const report = (what: string, value: string, peer: string, ratio: number | null, goal: string): void => {
  rows.push([what, value, peer, ratio === null ? '' : `${ratio.toFixed(2)} ×`, goal])
}
const ms = (time: number): string => `${(time * 1000).toFixed(1)} ms`

const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'))
try {
  const file = join(folder, 'log.csv')
  const count = await writeLog(file, ITEMS)
  const { map } = loadMap([{ file: 'map.yaml', text: MAP }])
  const readings = new Map([...map.sources].map(([id, source]) => [id, readingOf(id, source, map)]))
  const data = join(folder, 'data')
  let store = await openDuckDbStore(data)
  let engine = await Engine.open({ folder, map, problems: [] }, store)

  const parsing = await seconds(async () => {
    for await (const record of createReadStream(file).pipe(parse({ columns: true }))) void record
  })
  const importing = await seconds(() => engine.importFiles([file], 'log'))
  report(
    'import, rows/s',
    Math.round(count / importing).toLocaleString('en'),
    `csv-parse alone ${Math.round(count / parsing).toLocaleString('en')}`,
    importing / parsing,
    '',
  )
  const again = await seconds(() => engine.importFiles([file], 'log'))
  report(
    'the same file again, rows/s',
    Math.round(count / again).toLocaleString('en'),
    `csv-parse alone ${Math.round(count / parsing).toLocaleString('en')}`,
    again / parsing,
    '',
  )

  const late = join(folder, 'late.csv')
  const lines = (await readFile(file, 'utf8')).split('\n').slice(1, 10_001)
  await writeFile(
    late,
    [
      'item,time,status,type,area',
      ...lines.map((line) => line.replace(/,[^,]*,[^,]*,/, ',2025-03-01T00:00:00Z,review,')),
    ].join('\n'),
  )
  const lateTime = await seconds(async () => {
    await engine.importFiles([late], 'log')
    await engine.flow({ stream: 'stream-1' })
  })
  report('10,000 late events until visible', ms(lateTime), '', null, '≤ 200 ms')

  const reading = await seconds(async () => {
    for await (const derived of deriveFromLog(store.log(), readings)) void derived
  })
  const rebuilding = await seconds(() => engine.rebuild())
  report('rebuild', ms(rebuilding), `read and fold only ${ms(reading)}`, rebuilding / reading, '≤ 1.5 ×')

  await engine.close()
  const size = (await stat(join(data, 'store.duckdb'))).size
  report('bytes per event, log and derived', (size / count).toFixed(0), '', null, '≤ 45')
  const peer = await openPeer(join(data, 'store.duckdb'))
  store = await openDuckDbStore(data)
  engine = await Engine.open({ folder, map, problems: [] }, store)

  const to = Date.UTC(2026, 7, 31) * 1000
  const edges = periodEdges('week', to - 52 * 7 * 86_400_000_000, to, {
    zone: 'Europe/Berlin',
    weekStart: 'monday',
  })
  const window: Window = { from: edges[0] ?? 0, to: edges.at(-1) ?? 0 }
  const list = listValue(edges.map(BigInt))
  for (const stream of ['stream-1', null]) {
    const of: Selection = { measured: 'work', ...(stream === null ? {} : { streams: [stream] }) }
    const ask: Record<string, () => Promise<unknown>> = {
      velocity: () => store.measures.velocity(of, edges),
      flowTime: () => store.measures.flowTime(of, window, [50, 85, 95]),
      load: () => store.measures.loadAt(of, edges),
      efficiency: () => store.measures.efficiency(of, window),
      distribution: () => store.measures.distribution(of, { completed: window }),
      arrivals: () => store.measures.tally(of, edges, 'started', 'type'),
      loadByStage: () => store.measures.loadBy(of, edges, 'stage'),
      timeInStage: () => store.measures.stageTimes(of, window, [50, 85]),
      moves: () => store.measures.moves(of, window),
      open: () => store.measures.openAt(of, edges[19] ?? to),
      ages: () => store.measures.agesAt(of, edges),
    }
    const queries = peerQueries(stream)
    for (const [name, query] of Object.entries(ask)) {
      const own = await median(query)
      const theirs = await median(() => askPeer(peer, queries[name] ?? '', list))
      report(
        `${name}, ${stream === null ? 'all' : 'one stream'}`,
        ms(own),
        `by hand ${ms(theirs)}`,
        own / theirs,
        '≤ 1.2 ×',
      )
    }
  }
  report(
    'one stream’s dashboard, all its queries',
    ms(await median(() => engine.flow({ stream: 'stream-1' }))),
    '',
    null,
    '≤ 60 ms',
  )
  report('all streams at a glance (40)', ms(await median(() => engine.overview())), '', null, '')
  await engine.close()
  peer.closeSync()

  process.stdout.write(`${ITEMS.toLocaleString('en')} items, ${count.toLocaleString('en')} rows\n\n`)
  process.stdout.write(`${table(['measured', 'Millrace', 'peer or limit', 'ratio', 'goal'], rows)}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
