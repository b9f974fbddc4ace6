/** Real event logs, imported and measured, against facts that were computed independently of Millrace. */
import { expect, it } from 'vitest'
import { sharedFile } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'
import {
  describeLog,
  expectDurations,
  itHasTheTimeInStage,
  itHasTheTruth,
  secondsByStage,
} from './event-log.contract.ts'

const INCIDENTS = 'bpic2014-incidents/BPIC14_incident_log.csv.gz'

describeLog(
  'incidents of a bank (BPI Challenge 2014)',
  {
    folder: 'bpic2014-incidents',
    file: 'BPIC14_incident_log.csv.gz',
    source: `  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: incident_id, time: data_stamp, activity: incident_activity_type, id: incident_activity_number } }`,
  },
  9,
  (log) => {
    const { engine, truth } = log
    itHasTheTruth(log)
    itHasTheTimeInStage(log)
    it('takes no row twice', async () => {
      expect(await engine().importFiles([sharedFile(INCIDENTS)], 'log')).toMatchObject({
        read: 39_911,
        accepted: 0,
        duplicate: 39_911,
        rejected: 0,
      })
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
      await other.engine.importFiles([sharedFile(INCIDENTS)], 'log')
      const answer = await other.engine.flow({})
      await other.close()
      expectDurations(truth(), answer)
      expect(answer.efficiency).toMatchObject({ nothing: 'no data' })
    })
    it('is the same after a rebuild', async () => {
      const before = [await engine().flow({ by: 'day' }), await engine().items({ limit: 2000 })]
      await engine().rebuild()
      expect([await engine().flow({ by: 'day' }), await engine().items({ limit: 2000 })]).toEqual(before)
    })
  },
)

describeLog(
  'patients of a hospital (start and complete)',
  {
    folder: 'eventdatar-patients',
    file: 'patients.csv',
    source: `  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: patient, time: time, activity: handling, lifecycle: registration_type, instance: handling_id } }`,
  },
  6,
  (log) => {
    const { engine, truth } = log
    itHasTheTruth(log)
    it('has the active share of the truth', async () => {
      const { efficiency } = await engine().flow({})
      if (!('value' in efficiency)) throw new Error(efficiency.nothing)
      expect(efficiency.n).toBe(truth().cases)
      expect(efficiency.value).toBeCloseTo(truth().efficiency?.total_active_over_total_duration ?? NaN, 8)
      expect(efficiency.activeSeconds + efficiency.waitingSeconds).toBe(truth().case_duration.sum_s)
    })
    it('has the service time of each activity of the truth, less what ran beside a later one', async () => {
      const view = await engine().view('efficiency', {})
      if (view.view !== 'efficiency') throw new Error(view.view)
      const active = Object.fromEntries(
        view.stages.map(({ stage, items, activeSeconds }) => [stage, [items, activeSeconds]]),
      )
      // Blood tests and MRI scans run beside an X-ray or beside each other; an item is in one stage at a time.
      for (const [activity, { n, total_s }] of Object.entries(truth().service?.by_activity ?? {})) {
        const [items = 0, seconds = 0] = active[activity] ?? []
        expect(items).toBe(n)
        expect(seconds).toBeLessThanOrEqual(total_s)
      }
      expect(Object.keys(active).toSorted()).toEqual(
        Object.keys(truth().service?.by_activity ?? {}).toSorted(),
      )
    })
  },
)

const sepsis = (zone: string) => ({
  folder: 'sepsis',
  file: 'eventdatar_sepsis.csv',
  source: `  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: Case ID, time: { column: Complete Timestamp, zone: ${zone} }, activity: Activity } }`,
})

describeLog('sepsis patients, local times read as UTC', sepsis('UTC'), 6, (log) => {
  itHasTheTruth(log, 1)
  itHasTheTimeInStage(log)
  it('has the case that is called NA', async () => {
    expect(await log.engine().find('NA')).toEqual([{ source: 'log', item: 'NA' }])
  })
})

describeLog('sepsis patients, in their own zone', sepsis('Europe/Amsterdam'), 1, ({ engine }) => {
  it('has the percentiles of the original log with offsets', async () => {
    expect((await engine().flow({})).flowTime).toMatchObject({
      n: 1050,
      p50: 461_319,
      p85: 4_398_270,
      p95: 14_254_218,
    })
  })
})

const repair = {
  folder: 'pm4py-repair',
  file: 'repairExample.xes.gz',
  source: `  log: { name: Log, kind: xes, stream: support, finish: lastEvent }`,
}

describeLog(
  'repairs of phones in 1970, from their creation (XES)',
  { ...repair, measuring: '{ start: created }' },
  6,
  (log) => {
    const { engine, truth } = log
    itHasTheTruth(log)
    it('has the active share of the truth', async () => {
      const { efficiency } = await engine().flow({})
      if (!('value' in efficiency)) throw new Error(efficiency.nothing)
      const active =
        (truth().efficiency?.total_active_over_total_duration ?? NaN) * truth().case_duration.sum_s
      expect(efficiency.activeSeconds + efficiency.waitingSeconds).toBe(truth().case_duration.sum_s)
      // The one repair that starts and never completes is the last event of its case.
      expect(Math.round(efficiency.activeSeconds - active)).toBe(0)
    })
    it('has the service time of each activity of the truth', async () => {
      const view = await engine().view('efficiency', {})
      if (view.view !== 'efficiency') throw new Error(view.view)
      const active = Object.fromEntries(
        view.stages.map(({ stage, activeSeconds }) => [stage, activeSeconds] as const),
      )
      const expected = Object.entries(truth().service?.by_activity ?? {}).map(
        ([activity, { total_s }]) => [activity, total_s] as const,
      )
      expect(Object.fromEntries(expected.map(([activity]) => [activity, active[activity]]))).toEqual(
        Object.fromEntries(expected),
      )
    })
  },
)

describeLog('repairs of phones, by the default start', repair, 1, ({ engine, truth }) => {
  it('none has a flow time: each begins with a completion, the start of which nobody logged', async () => {
    const { flowTime, velocity } = await engine().flow({})
    expect(flowTime).toMatchObject({ n: 0, p50: null, startCensored: truth().cases })
    expect(velocity.reduce((sum, { items }) => sum + items, 0)).toBe(truth().cases)
    // Register is logged only when it is complete, and takes no time.
    expect((await secondsByStage(engine()))['Register']).toBe(0)
  })
})
