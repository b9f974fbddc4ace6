/**
 * The case table of the BPI Challenge 2014: a row per incident with the times at which it was opened, reopened, resolved
 * and closed. The truth is the table itself, read here in another way.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithData, sharedFile, sharedGunzip } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'

const FILE = 'bpic2014-incidents/BPIC14_incident_case_attributes.csv.gz'

const source = (states: string): string => `  log:
    name: Cases
    kind: csv
    stream: support
    csv:
      item: incident_id
      dates: { open_time: open, reopen_time: reopened, resolved_time: resolved, close_time: closed }
      type: category
    states: ${states}
    classify: [{ when: { type: incident }, as: defect }, { when: { type: request for information }, as: feature }]`

interface Row {
  readonly id: string
  readonly category: string
  readonly open: number
  readonly reopened: number | null
  readonly resolved: number | null
  readonly closed: number
}

const rows = (): Row[] => {
  const [head = '', ...lines] = sharedGunzip(FILE).trim().split('\n')
  const cells = (line: string): string[] =>
    [...line.matchAll(/("(?<quoted>[^"]*)"|(?<bare>[^,]*))(,|$)/g)].map(
      ({ groups }) => groups?.['quoted'] ?? groups?.['bare'] ?? '',
    )
  const names = cells(head)
  return lines.map((line) => {
    const values = cells(line)
    const of = (name: string): string => values[names.indexOf(name)] ?? ''
    const time = (name: string): number | null => (of(name) === '' ? null : Date.parse(of(name)))
    return {
      id: of('incident_id'),
      category: of('category'),
      open: time('open_time') ?? Number.NaN,
      reopened: time('reopen_time'),
      resolved: time('resolved_time'),
      closed: time('close_time') ?? Number.NaN,
    }
  })
}

const nearest = (sorted: readonly number[], percent: number): number =>
  sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? Number.NaN

/** Flow time in seconds, by where it ends. */
const expected = (end: (row: Row) => number) => {
  const times = rows()
    .map((row) => (end(row) - row.open) / 1000)
    .sort((a, b) => a - b)
  return { n: 4000, p50: nearest(times, 50), p85: nearest(times, 85), p95: nearest(times, 95) }
}

const suite = (
  name: string,
  states: string,
  measuring: string,
  count: number,
  tests: (engine: () => Awaited<ReturnType<typeof engineOn>>['engine']) => void,
): void =>
  describeWithData(name, 'bpic2014-incidents', count, () => {
    let opened: Awaited<ReturnType<typeof engineOn>>
    beforeAll(async () => {
      opened = await engineOn(mapOf(source(states), measuring))
      await opened.engine.importFiles([sharedFile(FILE)], 'log')
    })
    afterAll(() => opened.close())
    tests(() => opened.engine)
  })

const resolvedOrClosed = ({ resolved, closed }: Row): number => resolved ?? closed

suite(
  'case table: resolved is done',
  '{ open: active, reopened: active, resolved: done, closed: done }',
  '{}',
  4,
  (engine) => {
    it('ends when an incident was resolved; the 155 that never were end when they were closed', async () => {
      expect((await engine().flow({})).flowTime).toEqual({
        ...expected(resolvedOrClosed),
        startCensored: 0,
        quarantined: 0,
        neverStarted: 0,
      })
      expect(rows().filter(({ resolved }) => resolved === null)).toHaveLength(155)
    })
    it('counts no reopening: the table keeps the last resolution, which comes after the reopening', async () => {
      const { items } = await engine().items({ limit: 2000, order: 'flowTime' })
      expect(items.every(({ reopened }) => reopened === 0)).toBe(true)
      expect(rows().filter(({ reopened }) => reopened !== null)).toHaveLength(183)
    })
    it('has the time between reopened and resolved as time in that stage', async () => {
      const view = await engine().view('stages', {})
      if (view.view !== 'stages') throw new Error(view.view)
      const again = rows().filter(({ reopened }) => reopened !== null)
      const seconds = again.reduce(
        (sum, row) => sum + (resolvedOrClosed(row) - (row.reopened ?? 0)) / 1000,
        0,
      )
      expect(view.stages.find(({ stage }) => stage === 'reopened')).toMatchObject({
        items: again.length,
        activeSeconds: seconds,
      })
    })
    it('has the distribution of the categories', async () => {
      const { counts } = (await engine().flow({})).distribution
      const ofCategory = (category: string): number =>
        rows().filter((row) => row.category === category).length
      expect(counts).toMatchObject({
        defect: ofCategory('incident'),
        feature: ofCategory('request for information'),
        unclassified: 0,
      })
    })
  },
)

const AS_STAGES = '{ open: active, reopened: active, resolved: waiting, closed: done }'

suite('case table: closed is done, resolved waits for it', AS_STAGES, '{}', 1, (engine) => {
  it('ends when an incident was closed', async () => {
    expect((await engine().flow({})).flowTime).toMatchObject(expected(({ closed }) => closed))
  })
})

suite(
  'case table: the same states, with the end of flow time at the stage `resolved`',
  AS_STAGES,
  '{ end: { stage: resolved } }',
  1,
  (engine) => {
    it('has the figures of resolved as done', async () => {
      expect((await engine().flow({})).flowTime).toMatchObject(expected(resolvedOrClosed))
    })
  },
)
