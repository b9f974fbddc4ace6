/** Event logs of process mining in XES, measured: against facts computed independently, and as their CSV. */
import { expect, it } from 'vitest'
import { sharedFile } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'
import { describeLog, itHasTheTruth } from './event-log.contract.ts'

const source = `  log: { name: Log, kind: xes, stream: support, finish: lastEvent }`

describeLog('receipt of permits', { folder: 'pm4py-receipt', file: 'receipt.xes', source }, 5, (log) => {
  itHasTheTruth(log)
  it('is the same from the CSV of the same log', async () => {
    const csv = await engineOn(
      mapOf(`  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: 'case:concept:name', time: 'time:timestamp', activity: 'concept:name', lifecycle: 'lifecycle:transition', instance: 'concept:instance' } }`),
    )
    await csv.engine.importFiles([sharedFile('pm4py-receipt/receipt.csv')], 'log')
    const ofBoth = async (answer: (engine: typeof csv.engine) => Promise<unknown>): Promise<void> =>
      expect(await answer(log.engine())).toEqual(await answer(csv.engine))
    await ofBoth((engine) => engine.flow({ by: 'week' }))
    await ofBoth((engine) => engine.view('stages', {}))
    await ofBoth((engine) => engine.items({ limit: 2000 }))
    // Names of attributes of a trace are those of the columns: rules mean the same.
    const channel = async (engine: typeof csv.engine): Promise<unknown> =>
      (await engine.item({ source: 'log', item: 'case-10011' }))?.events[0]?.fields?.['case:channel']
    expect(await channel(log.engine())).toBe('Internet')
    expect(await channel(csv.engine)).toBe('Internet')
    await csv.close()
  })
})

describeLog('reviewing of papers', { folder: 'pm4py-reviewing', file: 'reviewing.xes', source }, 6, (log) => {
  const { engine, truth } = log
  itHasTheTruth(log)
  it('has the active share of the truth', async () => {
    const { efficiency } = await engine().flow({})
    if (!('value' in efficiency)) throw new Error(efficiency.nothing)
    expect(efficiency.value).toBeCloseTo(truth().efficiency?.total_active_over_total_duration ?? NaN, 8)
  })
  it('pairs start and completion: the service time of each activity of the truth', async () => {
    const view = await engine().view('efficiency', {})
    if (view.view !== 'efficiency') throw new Error(view.view)
    const active = Object.fromEntries(view.stages.map(({ stage, activeSeconds }) => [stage, activeSeconds]))
    const { by_activity: expected = {} } = truth().service ?? {}
    expect(Object.fromEntries(Object.keys(expected).map((one) => [one, active[one]]))).toEqual(
      Object.fromEntries(Object.entries(expected).map(([one, { total_s }]) => [one, total_s])),
    )
  })
})

describeLog(
  'the textbook’s six requests',
  { folder: 'pm4py-running-example', file: 'running-example.xes', source },
  6,
  (log) => {
    itHasTheTruth(log)
    it('is the same from the CSV of the same log', async () => {
      const csv = await engineOn(
        mapOf(`  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: 'case:concept:name', time: 'time:timestamp', activity: 'concept:name' } }`),
      )
      await csv.engine.importFiles([sharedFile('pm4py-running-example/running-example.csv')], 'log')
      const { flowTime, velocity, load } = await csv.engine.flow({})
      await csv.close()
      expect(await log.engine().flow({})).toMatchObject({ flowTime, velocity, load })
    })
    it('takes nothing twice', async () => {
      const file = sharedFile('pm4py-running-example/running-example.xes')
      expect(await log.engine().importFiles([file], 'log')).toMatchObject({
        read: 42,
        accepted: 0,
        duplicate: 42,
      })
    })
  },
)
