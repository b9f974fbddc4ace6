/** Problem tickets of the BPI Challenge 2013: the five metrics against facts that were computed independently. */
import { expect, it } from 'vitest'
import { sharedJson } from '../shared-data.ts'
import {
  arrivalsOf,
  byWeek,
  describeLog,
  expectDurations,
  loadsAt,
  meanFlowSeconds,
  secondsByStage,
} from './event-log.contract.ts'
import type { Engine } from '../../src/engine/engine.ts'

interface FlowTruth {
  items: number
  finished: number
  reopened: number
  flow_time: Record<'p50' | 'p85' | 'p95', { nearest: number }> & { mean_s: number }
  efficiency: { items: number; total_active_s: number; total_wait_s: number; aggregate: number }
  velocity_by_week: Record<string, number>
  arrivals_by_week: Record<string, number>
  load: { at: string; load: number }[]
  distribution_by_impact: Record<'High' | 'Medium' | 'Low' | 'Major', number>
  time_in_state_s: Record<string, { total_s: number; visits: number }>
}

const truth = (): FlowTruth => sharedJson('bpic2013-closed-problems/truth/flow_truth.json')

const log = {
  folder: 'bpic2013-closed-problems',
  file: 'bpic2013_closed_problems_original.xes.gz',
}

/** The four impacts stand for the four types, so that their distribution can be compared. */
const source = `  log:
    name: Log
    kind: xes
    stream: support
    xes: { state: ['concept:name', 'lifecycle:transition'] }
    states:
      Accepted/Wait: waiting
      Accepted/*: active
      Queued/*: waiting
      Completed/*: done
      Unmatched/*: ignored
    classify:
      - { when: { impact: High }, as: feature }
      - { when: { impact: Medium }, as: defect }
      - { when: { impact: Major }, as: risk }
      - { when: { impact: Low }, as: debt }`

/** How many items at each instant had been created and were not finished, yet neither waited nor were worked on. */
const outsideOfProgress = async (engine: Engine, times: readonly number[]): Promise<number[]> => {
  const { items } = await engine.items({ limit: 2000 })
  const counts = times.map(() => 0)
  for (const { source: from, item, created, done, activeSeconds, waitingSeconds } of items) {
    const [begin, end] = [Date.parse(created), Date.parse(done ?? '')]
    if ((end - begin) / 1000 === activeSeconds + waitingSeconds) continue
    const visits = (await engine.item({ source: from, item }))?.visits ?? []
    for (const [i, time] of times.entries()) {
      if (time < begin || time >= end) continue
      const then = visits.find(
        (visit) => Date.parse(visit.from) <= time && (visit.to === null || Date.parse(visit.to) > time),
      )
      if (then?.state !== 'waiting' && then?.state !== 'active') counts[i] = (counts[i] ?? 0) + 1
    }
  }
  return counts
}

describeLog('problem tickets (BPI Challenge 2013)', { ...log, source }, 8, ({ engine }) => {
  it('velocity: the truth, week by week', async () => {
    expect(byWeek((await engine().flow({})).velocity)).toEqual(truth().velocity_by_week)
  })
  it('flow time: one ticket was never in progress, and one is created in a state that is none', async () => {
    const { items } = await engine().items({ limit: 2000 })
    expect(items.filter(({ start, created }) => start !== created)).toHaveLength(2)
    expect((await engine().flow({})).flowTime).toMatchObject({
      n: truth().items - 1,
      neverStarted: 1,
      startCensored: 0,
      quarantined: 0,
    })
  })
  it('efficiency: the truth’s sums', async () => {
    const { efficiency } = await engine().flow({})
    if (!('value' in efficiency)) throw new Error(efficiency.nothing)
    expect(efficiency).toMatchObject({
      activeSeconds: truth().efficiency.total_active_s,
      waitingSeconds: truth().efficiency.total_wait_s,
      n: truth().efficiency.items,
    })
    expect(efficiency.value).toBeCloseTo(truth().efficiency.aggregate, 8)
  })
  it('time in stage: the truth’s, but for states that are neither waiting nor active', async () => {
    const expected = Object.entries(truth().time_in_state_s).flatMap(([state, { total_s }]) =>
      /^(Accepted|Queued)/.test(state) ? [[state, total_s] as const] : [],
    )
    expect(await secondsByStage(engine())).toEqual(Object.fromEntries(expected))
  })
  it('reopened: the truth’s number of items', async () => {
    const { items } = await engine().items({ limit: 2000 })
    expect(items.filter(({ reopened }) => reopened > 0)).toHaveLength(truth().reopened)
    const view = await engine().view('rework', {})
    if (view.view !== 'rework') throw new Error(view.view)
    expect(view.reopened).toBe(truth().reopened)
  })
  it('distribution: the truth’s, by impact', async () => {
    const { counts } = (await engine().flow({})).distribution
    const { High, Medium, Major, Low } = truth().distribution_by_impact
    expect(counts).toEqual({ feature: High, defect: Medium, risk: Major, debt: Low, unclassified: 0 })
  })
  it('load: the truth, but for tickets that were neither waiting nor active then', async () => {
    const expected = truth().load.map(({ at, load }) => ({ at, open: load }))
    const found = await loadsAt(engine(), expected)
    const times = expected.map(({ at }) => Date.parse(at))
    const without = await outsideOfProgress(engine(), times)
    expect(found).toEqual(expected.map(({ at, open }, i) => ({ at, open: open - (without[i] ?? 0) })))
    expect(without.some((count) => count > 0)).toBe(true)
  })
  it('arrivals: the truth’s, but for the two tickets that do not start when they are created', async () => {
    const found = await arrivalsOf(engine())
    const weeks = Object.keys({ ...found, ...truth().arrivals_by_week })
    const differing = weeks.filter((week) => found[week] !== truth().arrivals_by_week[week])
    expect(differing.length).toBeLessThanOrEqual(3)
    const sum = (byWeeks: Record<string, number>): number =>
      Object.values(byWeeks).reduce((total, count) => total + count, 0)
    expect(sum(found)).toBe(sum(truth().arrivals_by_week) - 1)
  })
})

describeLog(
  'problem tickets, with flow time from the creation',
  { ...log, source, measuring: '{ start: created }' },
  2,
  ({ engine }) => {
    it('flow time: the truth’s percentiles, mean and number', async () => {
      const { p50, p85, p95, mean_s: mean } = truth().flow_time
      expect((await engine().flow({})).flowTime).toMatchObject({
        n: truth().items,
        p50: p50.nearest,
        p85: p85.nearest,
        p95: p95.nearest,
        neverStarted: 0,
      })
      expect(await meanFlowSeconds(engine())).toBeCloseTo(mean, 5)
    })
    it('arrivals: the truth, week by week', async () => {
      expect(await arrivalsOf(engine())).toEqual(truth().arrivals_by_week)
    })
  },
)

describeLog(
  'problem tickets as a log of finished cases',
  {
    ...log,
    source: `  log:
    { name: Log, kind: xes, stream: support, finish: lastEvent, xes: { state: 'concept:name' } }`,
  },
  1,
  ({ engine, truth: ofLog }) => {
    it('has the case durations and the weekly throughput of the truth, up to the very last event', async () => {
      expectDurations(ofLog(), await engine().flow({}))
    })
  },
)
