/** Visitors of a shop who leave and come back: journeys against sessions that were computed independently. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sizeOf, spanOfJourney, type JourneyLog } from '../../src/flow/journeys/journey-log.ts'
import { percentile } from '../../src/flow/percentile.ts'
import { describeWithData, sharedFile, sharedJson } from '../shared-data.ts'
import { engineOn } from '../workspace.ts'

interface Truth {
  readonly logs: readonly {
    readonly events: number
    readonly users: number
    readonly sessions_30min: number
    readonly session_duration: Record<'p50' | 'p85' | 'p95', { nearest: number }> & { mean_s: number }
    readonly session_variants: { count: number; top: readonly { n: number; trace: string }[] }
    readonly single_event_sessions: number
  }[]
}

const mapWith = (abandonment: string): string => `
organisation: { name: Shop }
slices: { all: { name: All } }
journey: { stages: { look: { name: Look }, buy: { name: Buy } } }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, stages: [look, buy], northStar: { name: n },
    measuring: { journeys: { abandonment: ${abandonment} } } }
sources:
  clicks:
    name: Clicks
    kind: csv
    measures: journeys
    stream: shop
    staleAfterDays: 100000
    csv: { item: user_id, time: { column: timestamp, zone: UTC }, state: event }
    states: { payment_*: { state: active, stage: buy }, '*': { state: active, stage: look } }
`

describeWithData('clicks in a shop, cut after 30 minutes', 'journey-onlineshop', 3, () => {
  let log: JourneyLog
  let canceled = 0
  let close: (() => Promise<void>) | undefined
  const truth = () => sharedJson<Truth>('journey-onlineshop/truth/truth.json').logs[0]

  beforeAll(async () => {
    const opened = await engineOn(mapWith('{ after: 30 min, comesBack: newJourney }'))
    close = opened.close
    await opened.engine.importFiles([sharedFile('journey-onlineshop/simple-onlineshop.csv')], 'clicks')
    ;({ log } = await opened.engine.journeys.ask({ stream: 'shop' }))
    const left = await opened.engine.items({ measured: 'journeys', behind: 'canceled', limit: 1 })
    expect(left.items).toMatchObject([{ state: 'canceled', abandoned: true }])
    canceled = left.total
  })
  afterAll(() => close?.())

  const activities = (journey: number): string => {
    const [from, to] = spanOfJourney(log, journey)
    return [...log.activity.subarray(from, to)].map((code) => log.activities[code]).join(' > ')
  }
  const journeys = (): number[] => Array.from({ length: sizeOf(log) }, (_, journey) => journey)

  it('has as many journeys as there are sessions, and all of them are abandoned in the end', () => {
    expect({ events: log.at.length, users: new Set(log.item).size, journeys: sizeOf(log), canceled }).toEqual(
      {
        events: truth()?.events,
        users: truth()?.users,
        journeys: truth()?.sessions_30min,
        canceled: truth()?.sessions_30min,
      },
    )
  })

  it('has their durations', () => {
    const durations = journeys().map((journey) => {
      const [from, to] = spanOfJourney(log, journey)
      return ((log.at[to - 1] ?? NaN) - (log.at[from] ?? NaN)) / 1e6
    })
    durations.sort((a, b) => a - b)
    const { p50, p85, p95, mean_s: mean } = truth()?.session_duration ?? {}
    expect([50, 85, 95].map((p) => percentile(durations, p))).toEqual(
      [p50, p85, p95].map((one) => one?.nearest),
    )
    expect(durations.reduce((sum, one) => sum + one, 0) / durations.length).toBeCloseTo(mean ?? NaN, 5)
    expect(journeys().filter((one) => !activities(one).includes('>'))).toHaveLength(
      truth()?.single_event_sessions ?? NaN,
    )
  })

  it('has their variants', () => {
    const counts = new Map(
      [...Map.groupBy(journeys(), activities)].map(([trace, own]) => [trace, own.length]),
    )
    const { count, top = [] } = truth()?.session_variants ?? {}
    expect(counts.size).toBe(count)
    expect(top.map(({ trace }) => ({ trace, n: counts.get(trace) }))).toEqual(
      top.map(({ trace, n }) => ({ trace, n })),
    )
  })
})
