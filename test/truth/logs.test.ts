/** Real event logs, imported and measured, against facts that were computed independently of Millrace. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import type { FlowAnswer, TakenAnswer } from '../../src/flow/answers.ts'
import { describeWithData, sharedFile, sharedGunzip, sharedJson } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'

interface LogTruth {
  log: {
    cases: number
    events: number
    case_duration: {
      n: number
      p50: { nearest: number }
      p85: { nearest: number }
      p95: { nearest: number }
      sum_s: number
    }
    weekly_throughput: Record<string, number>
    wip: { at: string; open: number }[]
    efficiency?: { total_active_over_total_duration: number }
  }
}

/** ISO week of a Monday, such as `2013-W40`. */
const isoWeek = (monday: string): string => {
  const thursday = new Date(Date.parse(monday.slice(0, 10)) + 3 * 86_400_000)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

const byWeek = ({ velocity }: FlowAnswer): Record<string, number> =>
  Object.fromEntries(
    velocity.filter(({ items }) => items > 0).map(({ start, items }) => [isoWeek(start), items]),
  )

/** The truths list the first so many weeks and instants; each is asked for on its own. */
const expectLog = (truth: LogTruth['log'], answer: FlowAnswer): void => {
  const { n, p50, p85, p95 } = answer.flowTime
  expect({ n, p50, p85, p95 }).toEqual({
    n: truth.case_duration.n,
    p50: truth.case_duration.p50.nearest,
    p85: truth.case_duration.p85.nearest,
    p95: truth.case_duration.p95.nearest,
  })
  expect(byWeek(answer)).toEqual(truth.weekly_throughput)
}

const loadsAt = async (
  engine: Engine,
  wip: LogTruth['log']['wip'],
): Promise<{ at: string; open: number }[]> => {
  const found = []
  for (const { at } of wip) {
    const day = at.slice(0, 10)
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    const { load } = await engine.flow({ from: day, to: next, by: 'day' })
    found.push({ at, open: load.series[0]?.load ?? -1 })
  }
  return found
}

const suite = (
  name: string,
  folder: string,
  file: string,
  source: string,
  count: number,
  tests: (engine: () => Engine, truth: () => LogTruth['log'], taken: () => TakenAnswer) => void,
): void =>
  describeWithData(name, folder, count, () => {
    let opened: Awaited<ReturnType<typeof engineOn>>
    let taken: TakenAnswer
    const truth = (): LogTruth['log'] => sharedJson<LogTruth>(`${folder}/truth/${file}.json`).log
    beforeAll(async () => {
      opened = await engineOn(mapOf(source))
      taken = await opened.engine.importFiles([sharedFile(`${folder}/${file}`)], 'log')
    })
    afterAll(() => opened.close())
    tests(
      () => opened.engine,
      truth,
      () => taken,
    )
  })

suite(
  'incidents of a bank (BPI Challenge 2014)',
  'bpic2014-incidents',
  'BPIC14_incident_log.csv.gz',
  `  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: incident_id, time: data_stamp, activity: incident_activity_type, id: incident_activity_number } }`,
  6,
  (engine, truth, taken) => {
    it('takes every row, and none twice', async () => {
      expect(taken()).toMatchObject({ read: 39_911, accepted: 39_911, duplicate: 0, rejected: 0 })
      const again = await engine().importFiles(
        [sharedFile('bpic2014-incidents/BPIC14_incident_log.csv.gz')],
        'log',
      )
      expect(again).toMatchObject({ read: 39_911, accepted: 0, duplicate: 39_911, rejected: 0 })
    })
    it('has the durations and the weekly throughput of the truth', async () => {
      expectLog(truth(), await engine().flow({}))
    })
    it('has the load of the truth at each instant', async () => {
      expect(await loadsAt(engine(), truth().wip)).toEqual(truth().wip.map(({ at, open }) => ({ at, open })))
    })
    it('cannot tell waiting from active, and says so', async () => {
      expect((await engine().flow({})).efficiency).toMatchObject({ nothing: 'not configured' })
    })
    it('is measured the same where the map names the column in which every row says `complete`', async () => {
      const other = await engineOn(
        mapOf(`  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: incident_id, time: data_stamp, activity: incident_activity_type, lifecycle: lifecycle, id: incident_activity_number } }`),
      )
      await other.engine.importFiles([sharedFile('bpic2014-incidents/BPIC14_incident_log.csv.gz')], 'log')
      const answer = await other.engine.flow({})
      await other.close()
      expectLog(truth(), answer)
      expect(answer.efficiency).toMatchObject({ nothing: 'no data' })
    })
    it('is the same after a rebuild', async () => {
      const before = [await engine().flow({ by: 'day' }), await engine().items({ limit: 2000 })]
      await engine().rebuild()
      expect([await engine().flow({ by: 'day' }), await engine().items({ limit: 2000 })]).toEqual(before)
    })
  },
)

suite(
  'patients of a hospital (start and complete)',
  'eventdatar-patients',
  'patients.csv',
  `  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: patient, time: time, activity: handling, lifecycle: registration_type, instance: handling_id } }`,
  4,
  (engine, truth, taken) => {
    it('takes every row', () => {
      expect(taken()).toMatchObject({ read: truth().events, accepted: truth().events, rejected: 0 })
    })
    it('has the durations and the weekly throughput of the truth', async () => {
      expectLog(truth(), await engine().flow({}))
    })
    it('has the load of the truth at each instant', async () => {
      expect(await loadsAt(engine(), truth().wip)).toEqual(truth().wip.map(({ at, open }) => ({ at, open })))
    })
    it('has the active share of the truth', async () => {
      const { efficiency } = await engine().flow({})
      expect(efficiency).toMatchObject({ n: truth().cases })
      expect('value' in efficiency ? efficiency.value : null).toBeCloseTo(
        truth().efficiency?.total_active_over_total_duration ?? NaN,
        8,
      )
      expect('value' in efficiency ? efficiency.activeSeconds + efficiency.waitingSeconds : null).toBe(
        truth().case_duration.sum_s,
      )
    })
  },
)

const sepsis = (zone: string): string => `  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: Case ID, time: { column: Complete Timestamp, zone: ${zone} }, activity: Activity } }`

suite(
  'sepsis patients, local times read as UTC',
  'sepsis',
  'eventdatar_sepsis.csv',
  sepsis('UTC'),
  3,
  (engine, truth) => {
    it('has the durations and the weekly throughput of the truth', async () => {
      expectLog(truth(), await engine().flow({}))
    })
    it('has the case that is called NA', async () => {
      expect(await engine().find('NA')).toEqual([{ source: 'log', item: 'NA' }])
    })
    it('has the load of the truth at each instant', async () => {
      expect(await loadsAt(engine(), truth().wip)).toEqual(truth().wip.map(({ at, open }) => ({ at, open })))
    })
  },
)

suite(
  'sepsis patients, in their own zone',
  'sepsis',
  'eventdatar_sepsis.csv',
  sepsis('Europe/Amsterdam'),
  1,
  (engine) => {
    it('has the 95th percentile of the original log with offsets', async () => {
      expect((await engine().flow({})).flowTime).toMatchObject({
        n: 1050,
        p50: 461_319,
        p85: 4_398_270,
        p95: 14_254_218,
      })
    })
  },
)

interface FlowTruth {
  items: number
  reopened: number
  flow_time: Record<'p50' | 'p85' | 'p95', { nearest: number }>
  efficiency: { items: number; total_active_s: number; total_wait_s: number; aggregate: number }
  velocity_by_week: Record<string, number>
  load: { at: string; load: number }[]
}

/** The XES log as CSV rows; importing XES itself comes with the journeys. */
const rowsOfXes = (xml: string): string => {
  const value = (part: string, key: string): string =>
    new RegExp(`key="${key}" value="([^"]*)"`).exec(part)?.[1] ?? ''
  const rows = xml
    .split('<trace>')
    .slice(1)
    .flatMap((trace) => {
      const [head = '', ...events] = trace.split('<event>')
      const item = value(head, 'concept:name')
      return events.map((event) =>
        [
          item,
          value(event, 'concept:name'),
          value(event, 'lifecycle:transition'),
          value(event, 'time:timestamp'),
        ].join(','),
      )
    })
  return ['item,status,sub,time', ...rows].join('\n')
}

describeWithData(
  'problem tickets (BPI Challenge 2013): the five metrics',
  'bpic2013-closed-problems',
  5,
  () => {
    let opened: Awaited<ReturnType<typeof engineOn>>
    const truth = sharedTruth()
    function sharedTruth(): () => FlowTruth {
      return () => sharedJson<FlowTruth>('bpic2013-closed-problems/truth/flow_truth.json')
    }
    beforeAll(async () => {
      opened = await engineOn(
        mapOf(`  log:
    name: Log
    kind: csv
    stream: support
    csv: { item: item, time: time, state: [status, sub] }
    states:
      Accepted/Wait: waiting
      Accepted/*: active
      Queued/*: waiting
      Completed/*: done
      Unmatched/*: ignored`),
      )
      const file = join(opened.folder, 'problems.csv')
      await writeFile(
        file,
        rowsOfXes(sharedGunzip('bpic2013-closed-problems/bpic2013_closed_problems_original.xes.gz')),
      )
      await opened.engine.importFiles([file], 'log')
    })
    afterAll(() => opened.close())

    it('velocity: the truth, week by week', async () => {
      expect(byWeek(await opened.engine.flow({}))).toEqual(truth().velocity_by_week)
    })
    it('flow time: the truth’s percentiles, but for two tickets whose start differs by definition', async () => {
      const { items } = await opened.engine.items({ limit: 2000 })
      // The truth starts at the first event; here flow time starts at the first waiting or active.
      const fromFirstEvent = items
        .map(({ created, done }) => Date.parse(done ?? '') - Date.parse(created))
        .sort((a, b) => a - b)
      for (const p of [50, 85, 95] as const) {
        const rank = Math.ceil((p * fromFirstEvent.length) / 100)
        expect((fromFirstEvent[rank - 1] ?? 0) / 1000).toBe(truth().flow_time[`p${p}`].nearest)
      }
      expect(items.filter(({ start, created }) => start !== created)).toHaveLength(2)
      const { flowTime } = await opened.engine.flow({})
      expect(flowTime).toMatchObject({
        n: truth().items - 1,
        neverStarted: 1,
        startCensored: 0,
        quarantined: 0,
      })
    })
    it('efficiency: the truth’s sums', async () => {
      const { efficiency } = await opened.engine.flow({})
      expect(efficiency).toMatchObject({
        activeSeconds: truth().efficiency.total_active_s,
        waitingSeconds: truth().efficiency.total_wait_s,
        n: truth().efficiency.items,
      })
      expect('value' in efficiency ? efficiency.value : null).toBeCloseTo(truth().efficiency.aggregate, 8)
    })
    it('reopened: the truth’s number of items', async () => {
      const { items } = await opened.engine.items({ limit: 2000 })
      expect(items.filter(({ reopened }) => reopened > 0)).toHaveLength(truth().reopened)
    })
    it('load: the truth, but for tickets that were neither waiting nor active then', async () => {
      const found = await loadsAt(
        opened.engine,
        truth().load.map(({ at, load }) => ({ at, open: load })),
      )
      const others = await outsideOfProgress(
        opened.engine,
        found.map(({ at }) => Date.parse(at)),
      )
      expect(found.map(({ at, open }, i) => ({ at, load: open + (others[i] ?? 0) }))).toEqual(truth().load)
    })
  },
)

/** How many items at each instant had been created and were not finished, yet neither waited nor were worked on. */
const outsideOfProgress = async (engine: Engine, times: readonly number[]): Promise<number[]> => {
  const { items } = await engine.items({ limit: 2000 })
  const counts = times.map(() => 0)
  for (const { source, item, created, done, activeSeconds, waitingSeconds } of items) {
    const [from, to] = [Date.parse(created), Date.parse(done ?? '')]
    if ((to - from) / 1000 === activeSeconds + waitingSeconds) continue
    const visits = (await engine.item({ source, item }))?.visits ?? []
    for (const [i, time] of times.entries()) {
      if (time < from || time >= to) continue
      const then = visits.find(
        (visit) => Date.parse(visit.from) <= time && (visit.to === null || Date.parse(visit.to) > time),
      )
      if (then?.state !== 'waiting' && then?.state !== 'active') counts[i] = (counts[i] ?? 0) + 1
    }
  }
  return counts
}
