import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, facts, selection, tick, ticks, windowOf } from './arbitrary-facts.contract.ts'
import type { ItemFact, Visit } from '../facts.ts'
import { measureFacts } from './measure-facts.ts'
import { sampleFact, sampleVisit } from './sample-facts.contract.ts'

const DAY = 86_400_000_000
const ALL = { measured: 'work' } as const

const fact = sampleFact({ item: '1', start: 0, done: 10, active: 4, waiting: 6, lastAt: 10 })
const visit = sampleVisit({ item: '1', at: 0, end: 10 })

describe('golden values', () => {
  test('Viz: in progress July 1–10, a defect until day 4, a feature from day 5, done on day 10', async () => {
    const start = Date.UTC(2024, 6, 1) * 1000
    const day = (n: number): number => start + (n - 1) * DAY
    const item: ItemFact = { ...fact, start: day(1), created: day(1), done: day(10), lastAt: day(10) }
    const asDefect: Visit = { ...visit, type: 'defect', at: day(1), end: day(5) }
    const asFeature: Visit = { ...visit, nth: 1, type: 'feature', at: day(5), end: day(10) }
    const measures = measureFacts([item], [asDefect, asFeature])
    const days = Array.from({ length: 11 }, (_, i) => day(i + 1))
    expect({
      defects: await measures.loadAt({ ...ALL, types: ['defect'] }, days),
      features: await measures.loadAt({ ...ALL, types: ['feature'] }, days),
      doneDefects: await measures.velocity({ ...ALL, types: ['defect'] }, days),
      doneFeatures: await measures.velocity({ ...ALL, types: ['feature'] }, days),
      load: await measures.distribution(ALL, { load: day(3) }),
      completed: await measures.distribution(ALL, { completed: { from: day(1), to: day(11) } }),
    }).toEqual({
      defects: [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
      features: [0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0],
      doneDefects: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      doneFeatures: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      load: { feature: 0, defect: 1, risk: 0, debt: 0, unclassified: 0 },
      completed: { feature: 1, defect: 0, risk: 0, debt: 0, unclassified: 0 },
    })
  })

  test('GitLab: repeated stage intervals sum, 9–10 h and 12–14 h are 3 h', async () => {
    const hour = 3_600_000_000
    const visits = [
      { ...visit, at: 9 * hour, end: 10 * hour },
      { ...visit, nth: 1, at: 12 * hour, end: 14 * hour },
    ]
    expect(await measureFacts([], visits).loadTime(ALL, [0, 24 * hour], 24 * hour)).toEqual([3 * hour])
  })

  test('the 85th percentile of 20 flow times is the 17th', async () => {
    const items = Array.from({ length: 20 }, (_, i): ItemFact => ({ ...fact, start: 0, done: 20 - i }))
    expect(await measureFacts(items, []).flowTime(ALL, { from: 0, to: 100 }, [50, 85, 95])).toEqual({
      n: 20,
      percentiles: [10, 17, 19],
      total: 210,
      startCensored: 0,
      quarantined: 0,
      neverStarted: 0,
    })
  })
})

describe('what is counted', () => {
  const items: ItemFact[] = [
    fact,
    { ...fact, item: 'censored', startCensored: true },
    { ...fact, item: 'quarantined', quarantine: 'a clock is wrong' },
    { ...fact, item: 'never started', start: null, active: 0, waiting: 0 },
    { ...fact, item: 'all three', start: null, startCensored: true, quarantine: 'a clock is wrong' },
    { ...fact, item: 'canceled', done: null, canceled: 10 },
    { ...fact, item: 'done, then canceled', canceled: 10 },
    { ...fact, item: 'open', done: null },
    { ...fact, item: 'no stream', stream: null, type: 'debt' },
    { ...fact, item: 'a journey', measured: 'journeys' },
  ]
  const measures = measureFacts(items, [])
  const window = { from: 0, to: 11 }

  test('velocity and distribution count what was completed, whether or not its durations are known', async () => {
    expect(await measures.velocity(ALL, [0, 10, 11, 12])).toEqual([0, 6, 0])
    expect(await measures.distribution(ALL, { completed: window })).toEqual({
      feature: 5,
      defect: 0,
      risk: 0,
      debt: 1,
      unclassified: 0,
    })
  })

  test('flow time leaves out and counts each item once: quarantined, never started, censored', async () => {
    expect(await measures.flowTime(ALL, window, [50])).toEqual({
      n: 2,
      percentiles: [10],
      total: 20,
      quarantined: 2,
      neverStarted: 1,
      startCensored: 1,
    })
  })

  test('efficiency leaves out quarantined items, and counts those that were in progress', async () => {
    expect(await measures.efficiency(ALL, window)).toEqual({ active: 12, waiting: 18, n: 3 })
  })

  test('what belongs to no stream is in no selection of streams', async () => {
    expect(await measures.extent(ALL)).toEqual({ items: 9, first: 0, last: 10 })
    expect(await measures.extent({ ...ALL, streams: ['shop'] })).toEqual({ items: 8, first: 0, last: 10 })
    expect(await measures.extent({ ...ALL, streams: [] })).toEqual({ items: 0, first: null, last: null })
  })

  test('nothing done: no percentile, and no error', async () => {
    expect(await measures.flowTime(ALL, { from: 50, to: 60 }, [50, 85])).toEqual({
      n: 0,
      percentiles: [null, null],
      total: 0,
      quarantined: 0,
      neverStarted: 0,
      startCensored: 0,
    })
  })

  test('a visit that goes on counts up to `until`; one that was skipped never counts', async () => {
    const visits = [
      { ...visit, end: null },
      { ...visit, nth: 1, at: 5, end: 5, skipped: true },
    ]
    const load = measureFacts([], visits)
    expect(await load.loadTime(ALL, [-5, 5, 15, 25], 20)).toEqual([5, 10, 5])
    expect(await load.loadAt(ALL, [-1, 0, 5, 10 ** 15])).toEqual([0, 1, 1, 1])
  })
})

describe('properties', () => {
  test('∫ load over a window is the sum of each item’s dwell in it', () =>
    fc.assert(
      fc.asyncProperty(facts, selection, ticks, async ({ epoch, derived }, of, some) => {
        const { from, to } = windowOf(epoch, some)
        const measures = measureFacts(derived.items, derived.visits)
        // Every µs of the window is an instant: an item's dwell is the number of those at which it is there.
        const instants = Array.from({ length: to - from }, (_, i) => from + i)
        let dwell = 0
        for (const visits of Map.groupBy(
          derived.visits,
          ({ source, item }) => `${source} ${item}`,
        ).values()) {
          const there = await measureFacts(derived.items, visits).loadAt(of, instants)
          dwell += there.reduce((sum, one) => sum + one, 0)
        }
        expect(await measures.loadTime(of, [from, to], to)).toEqual([dwell])
      }),
    ))

  test('∫ load is the load at each change, times the time until the next change', () =>
    fc.assert(
      fc.asyncProperty(facts, selection, ticks, tick, async ({ epoch, derived }, of, some, untilTick) => {
        const { from, to } = windowOf(epoch, some)
        const until = epoch + untilTick
        const measures = measureFacts(derived.items, derived.visits)
        const changes = derived.visits.flatMap(({ at, end }) => (end === null ? [at] : [at, end]))
        const end = Math.max(from, Math.min(to, until))
        const inside = changes.filter((at) => from < at && at < end)
        const instants = [...new Set([from, ...inside, end])].sort((a, b) => a - b)
        const loads = await measures.loadAt(of, instants)
        const area = loads.reduce(
          (sum, load, i) => sum + load * ((instants[i + 1] ?? end) - (instants[i] ?? end)),
          0,
        )
        expect(await measures.loadTime(of, [from, to], until)).toEqual([area])
      }),
    ))

  test('velocity and ∫ load over periods sum to those over the whole', () =>
    fc.assert(
      fc.asyncProperty(facts, selection, ticks, async ({ epoch, derived }, of, some) => {
        const edges = after(epoch, some)
        const { from, to } = windowOf(epoch, some)
        const measures = measureFacts(derived.items, derived.visits)
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
        expect(sum(await measures.velocity(of, edges))).toBe(sum(await measures.velocity(of, [from, to])))
        expect(sum(await measures.loadTime(of, edges, to))).toBe(
          sum(await measures.loadTime(of, [from, to], to)),
        )
      }),
    ))

  test('every done item is in flow time or left out of it, once', () =>
    fc.assert(
      fc.asyncProperty(facts, selection, ticks, async ({ epoch, derived }, of, some) => {
        const window = windowOf(epoch, some)
        const measures = measureFacts(derived.items, derived.visits)
        const { n, quarantined, neverStarted, startCensored } = await measures.flowTime(of, window, [])
        const [done] = await measures.velocity(of, [window.from, window.to])
        const types = Object.values(await measures.distribution(of, { completed: window }))
        expect(n + quarantined + neverStarted + startCensored).toBe(done)
        expect(types.reduce((a, b) => a + b, 0)).toBe(done)
      }),
    ))
})
