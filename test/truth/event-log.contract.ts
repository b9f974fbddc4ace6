/** Event logs with facts that were computed independently of Millrace: what their tests share. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import type { FlowAnswer, TakenAnswer } from '../../src/flow/answers.ts'
import { describeWithData, sharedFile, sharedJson } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'

export interface LogTruth {
  cases: number
  events: number
  case_duration: {
    n: number
    mean_s: number
    p50: { nearest: number }
    p85: { nearest: number }
    p95: { nearest: number }
    sum_s: number
  }
  weekly_throughput: Record<string, number>
  weekly_arrivals: Record<string, number>
  wip: { at: string; open: number }[]
  wip_peak_open: { cases: number; first_at: string }
  time_to_next: Record<string, { total_s: number }>
  service?: { by_activity: Record<string, { n: number; total_s: number }> }
  efficiency?: { total_active_over_total_duration: number }
}

/** ISO week of a Monday, such as `2013-W40`. */
const isoWeek = (monday: string): string => {
  const thursday = new Date(Date.parse(monday.slice(0, 10)) + 3 * 86_400_000)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The weeks that are not empty. */
export const byWeek = (
  periods: readonly { readonly start: string; readonly items: number }[],
): Record<string, number> =>
  Object.fromEntries(
    periods.filter(({ items }) => items > 0).map(({ start, items }) => [isoWeek(start), items]),
  )

/** Arrivals per week: items whose flow time starts in it. */
export const arrivalsOf = async (engine: Engine): Promise<Record<string, number>> => {
  const view = await engine.view('balance', { by: 'week' })
  if (view.view !== 'balance') throw new Error(view.view)
  return byWeek(view.periods.map(({ start, arrivals }) => ({ start, items: arrivals })))
}

/** Seconds in progress of the items done, by stage. */
export const secondsByStage = async (engine: Engine): Promise<Record<string, number>> => {
  const view = await engine.view('stages', {})
  if (view.view !== 'stages') throw new Error(view.view)
  return Object.fromEntries(
    view.stages.map(({ stage, activeSeconds, waitingSeconds }) => [stage, activeSeconds + waitingSeconds]),
  )
}

export const meanFlowSeconds = async (engine: Engine): Promise<number | null> => {
  const view = await engine.view('littles-law', {})
  if (view.view !== 'littles-law') throw new Error(view.view)
  return view.meanFlowSeconds
}

/** The durations and the weekly throughput of the truth. */
export const expectDurations = (truth: LogTruth, answer: FlowAnswer): void => {
  const { n, p50, p85, p95 } = answer.flowTime
  expect({ n, p50, p85, p95 }).toEqual({
    n: truth.case_duration.n,
    p50: truth.case_duration.p50.nearest,
    p85: truth.case_duration.p85.nearest,
    p95: truth.case_duration.p95.nearest,
  })
  expect(byWeek(answer.velocity)).toEqual(truth.weekly_throughput)
}

/** The load at instants: midnights, or any others. */
export const loadsAt = async (
  engine: Engine,
  instants: readonly { readonly at: string }[],
): Promise<{ at: string; open: number }[]> => {
  const found = []
  for (const { at } of instants) {
    // The end of the window is an instant of its own, whatever the periods are.
    const from = new Date(Date.parse(at) - 1000).toISOString()
    const { load } = await engine.flow({ from, to: at, by: 'month' })
    found.push({ at, open: load.series.at(-1)?.load ?? -1 })
  }
  return found
}

/** Without zero entries: an activity at which every case ends takes no time. */
const positive = (seconds: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(seconds).filter(([, sum]) => sum > 0))

export interface LogOf {
  engine: () => Engine
  truth: () => LogTruth
  taken: () => TakenAnswer
}

/** A log in a folder of the shared data: `file` has its truth in `truth/<file>.json`. */
export interface LogFile {
  readonly folder: string
  readonly file: string
  readonly source: string
  readonly measuring?: string
}

/** Opens the log in an engine of its own for a suite of so many tests. */
export const describeLog = (
  name: string,
  { folder, file, source, measuring }: LogFile,
  count: number,
  tests: (log: LogOf) => void,
): void =>
  describeWithData(name, folder, count, () => {
    let opened: Awaited<ReturnType<typeof engineOn>>
    let taken: TakenAnswer
    beforeAll(async () => {
      opened = await engineOn(mapOf(source, measuring))
      taken = await opened.engine.importFiles([sharedFile(`${folder}/${file}`)], 'log')
    })
    afterAll(() => opened.close())
    tests({
      engine: () => opened.engine,
      truth: () => sharedJson<{ log: LogTruth }>(`${folder}/truth/${file}.json`).log,
      taken: () => taken,
    })
  })

/** Whatever every truth of a log holds: 4 tests. @param repeated How many rows repeat another in every column. */
export const itHasTheTruth = ({ engine, truth, taken }: LogOf, repeated = 0): void => {
  it(`takes every row${repeated > 0 ? ', and a row that repeats another in every column once' : ''}`, () => {
    expect(taken()).toMatchObject({
      read: truth().events,
      accepted: truth().events - repeated,
      duplicate: repeated,
      rejected: 0,
    })
  })
  it('has the durations, their mean and the weekly throughput of the truth', async () => {
    expectDurations(truth(), await engine().flow({}))
    expect(await meanFlowSeconds(engine())).toBeCloseTo(truth().case_duration.mean_s, 6)
  })
  it('has the weekly arrivals of the truth', async () => {
    expect(await arrivalsOf(engine())).toEqual(truth().weekly_arrivals)
  })
  it('has the load of the truth at each instant, and at its peak', async () => {
    const { wip, wip_peak_open: peak } = truth()
    const expected = [...wip.map(({ at, open }) => ({ at, open })), { at: peak.first_at, open: peak.cases }]
    expect(await loadsAt(engine(), expected)).toEqual(expected)
  })
}

/** Of a log of activities that are taken for statuses: the time from one to the next is that in the stage. */
export const itHasTheTimeInStage = ({ engine, truth }: LogOf): void => {
  it('has the time in each stage of the truth', async () => {
    const expected = Object.fromEntries(
      Object.entries(truth().time_to_next).map(([stage, { total_s }]) => [stage, total_s]),
    )
    expect(positive(await secondsByStage(engine()))).toEqual(positive(expected))
  })
}
