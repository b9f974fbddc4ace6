/** The contract of the figures: a store answers every question as `measureFacts` does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  after,
  facts,
  selection,
  STAGES,
  tick,
  ticks,
  windowOf,
} from '../flow/measures/arbitrary-facts.contract.ts'
import { measureFacts } from '../flow/measures/measure-facts.ts'
import {
  ITEM_GROUPS,
  VISIT_GROUPS,
  type ItemGroup,
  type Measures,
  type Selection,
  type VisitGroup,
  type Window,
} from '../flow/measures/measures.ts'
import type { Micros } from '../flow/event.ts'
import {
  commitDerived,
  inBatches,
  keysOf,
  NOTHING,
  onStore,
  sampleFact,
  type OpenStore,
} from './samples.contract.ts'
import type { ItemQuery, Store } from './store.ts'

interface Asked {
  readonly of: Selection
  readonly edges: readonly Micros[]
  readonly window: Window
  readonly at: Micros
  readonly percents: readonly number[]
  /** In their order. */
  readonly stages: readonly string[]
  readonly byItem: ItemGroup
  readonly byVisit: VisitGroup
}

/** Every question that there is. */
const answers = async (
  measures: Measures,
  { of, edges, window, at, percents, stages, byItem, byVisit }: Asked,
) => ({
  extent: await measures.extent(of),
  velocity: await measures.velocity(of, edges),
  flowTime: await measures.flowTime(of, window, percents),
  loadAt: await measures.loadAt(of, edges),
  loadTime: await measures.loadTime(of, edges, at),
  efficiency: await measures.efficiency(of, window),
  efficiencies: await measures.efficiencies(of, edges),
  completed: await measures.distribution(of, { completed: window }),
  load: await measures.distribution(of, { load: at }),
  spans: await measures.spans(of, window),
  created: await measures.tally(of, edges, 'created', byItem),
  started: await measures.tally(of, edges, 'started', byItem),
  done: await measures.tally(of, edges, 'done', byItem),
  canceled: await measures.tally(of, edges, 'canceled', byItem),
  startedInAll: await measures.tally(of, [window.from, window.to], 'started', null),
  canceledInAll: await measures.tally(of, [window.from, window.to], 'canceled', null),
  loadBy: await measures.loadBy(of, edges, byVisit),
  reached: await measures.reached(of, edges, stages),
  stageTimes: await measures.stageTimes(of, window, percents),
  leavingAges: await measures.leavingAges(of, window, percents),
  moves: await measures.moves(of, window),
  waits: await measures.waits(of, window),
  openAt: await measures.openAt(of, at),
  agesAt: await measures.agesAt(of, edges),
  outcomes: await measures.outcomes(of, window, at),
  reworked: await measures.reworked(of, edges),
  reworkedInAll: await measures.reworked(of, [window.from, window.to]),
  activeRuns: await measures.activeRuns(of, window),
})

/** How many items the lists behind the figures have. */
const listed = async (store: Store, { of, window, at }: Asked) => {
  const total = async (query: Partial<ItemQuery>): Promise<number> =>
    (await store.items({ of, window, offset: 0, limit: 0, ...query })).total
  const now = { from: at, to: at + 1 }
  return {
    velocity: await total({ behind: 'velocity' }),
    distribution: await total({ behind: 'distribution' }),
    flowTime: await total({ behind: 'flowTime' }),
    quarantined: await total({ behind: 'flowTime', excluded: true, reason: 'quarantined' }),
    neverStarted: await total({ behind: 'flowTime', excluded: true, reason: 'neverStarted' }),
    startCensored: await total({ behind: 'flowTime', excluded: true, reason: 'startCensored' }),
    efficiency: await total({ behind: 'efficiency' }),
    arrivals: await total({ behind: 'arrivals' }),
    canceled: await total({ behind: 'canceled' }),
    rework: await total({ behind: 'rework' }),
    withoutEfficiency: await total({ behind: 'efficiency', excluded: true }),
    withoutRework: await total({ behind: 'rework', excluded: true }),
    load: await total({ behind: 'load', window: now }),
    old: await total({ behind: 'load', window: now, startedBefore: window.from }),
    silent: await total({ behind: 'load', window: now, silentSince: window.from }),
    doneElsewhere: await total({ behind: 'velocity', excluded: true }),
    startedElsewhere: await total({ behind: 'arrivals', excluded: true, reason: 'countsElsewhere' }),
    loadElsewhere: await total({ behind: 'load', window: now, excluded: true }),
    all: await total({ window: undefined }),
    allElsewhere: await total({ window: undefined, excluded: true }),
  }
}

type Answers = Awaited<ReturnType<typeof answers>>

/** What the lists must have by the figures; `everything` are the figures with all epics and all children. */
const toBeListed = (figures: Answers, everything: Answers, { window }: Asked) => {
  const { flowTime } = figures
  const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
  const done = (of: Answers): number => total(Object.values(of.completed))
  const of = ({ startedInAll }: Answers): number => total(startedInAll[0]?.values ?? [])
  return {
    velocity: done(figures),
    distribution: done(figures),
    flowTime: flowTime.n,
    quarantined: flowTime.quarantined,
    neverStarted: flowTime.neverStarted,
    startCensored: flowTime.startCensored,
    efficiency: figures.efficiency.n,
    arrivals: of(figures),
    canceled: total(figures.canceledInAll[0]?.values ?? []),
    rework: figures.reworkedInAll[0]?.reworked,
    withoutEfficiency: done(everything) - figures.efficiency.n,
    withoutRework: done(everything) - (figures.reworkedInAll[0]?.done ?? 0),
    load: figures.openAt.length,
    old: figures.openAt.filter(({ start }) => start < window.from).length,
    silent: figures.openAt.filter(({ lastAt }) => lastAt < window.from).length,
    doneElsewhere: done(everything) - done(figures),
    startedElsewhere: of(everything) - of(figures),
    loadElsewhere: everything.openAt.length - figures.openAt.length,
    all: figures.extent.items,
    allElsewhere: everything.extent.items - figures.extent.items,
  }
}

const percent = fc.integer({ min: 0, max: 100 })

export const measuresContract = (open: OpenStore): void => {
  describe('measures', () => {
    test('of an empty store are zero, or nothing', () =>
      onStore(open, async (store) => {
        const asked: Asked = {
          of: { measured: 'work' },
          edges: [0, 10, 20],
          window: { from: 0, to: 20 },
          at: 10,
          percents: [50, 85],
          stages: ['build', 'ship'],
          byItem: 'type',
          byVisit: 'stage',
        }
        expect(await answers(store.measures, asked)).toEqual(await answers(measureFacts([], []), asked))
      }))

    test(
      'equal the plain definition on random facts, and so do the lists behind them',
      { timeout: 300_000 },
      () =>
        onStore(open, async (store) => {
          let before = NOTHING
          await fc.assert(
            fc.asyncProperty(
              facts,
              fc.tuple(selection, ticks, tick, fc.array(percent, { maxLength: 4 })),
              fc.record({
                stages: fc.shuffledSubarray([...STAGES, 'unknown']),
                byItem: fc.constantFrom(...ITEM_GROUPS),
                byVisit: fc.constantFrom(...VISIT_GROUPS),
              }),
              fc.boolean(),
              async ({ epoch, derived }, [of, some, at, percents], groups, rebuild) => {
                if (rebuild) await store.replaceDerived(inBatches(derived))
                else await store.commit({ events: [], items: keysOf(before, derived), derived })
                before = derived
                const asked = {
                  of,
                  edges: after(epoch, some),
                  window: windowOf(epoch, some),
                  at: epoch + at,
                  percents,
                  ...groups,
                }
                const expected = await answers(measureFacts(derived.items, derived.visits), asked)
                expect(await answers(store.measures, asked)).toEqual(expected)

                const all = measureFacts(
                  derived.items.map((item) => ({ ...item, counts: 'always' })),
                  derived.visits.map((visit) => ({ ...visit, counts: 'always' })),
                )
                expect(await listed(store, asked)).toEqual(
                  toBeListed(expected, await answers(all, asked), asked),
                )
              },
            ),
            { numRuns: 50 },
          )
        }),
    )

    test('percentiles are exact nearest ranks where floating point is not', () =>
      onStore(open, async (store) => {
        const percents = Array.from({ length: 101 }, (_, i) => i)
        for (const n of [1, 2, 20, 25, 50, 75, 100, 200]) {
          const items = Array.from({ length: n }, (_, i) =>
            sampleFact({ item: `${i}`, start: 0, done: i + 1 }),
          )
          await store.replaceDerived(inBatches({ items, visits: [] }))
          const of = { measured: 'work' } as const
          const window = { from: 0, to: n + 1 }
          expect(await store.measures.flowTime(of, window, percents)).toEqual(
            await measureFacts(items, []).flowTime(of, window, percents),
          )
        }
      }))

    test('what was done and is canceled counts as canceled', () =>
      onStore(open, async (store) => {
        await commitDerived(store, { items: [sampleFact({ canceled: 40 })], visits: [] })
        const of = { measured: 'work' } as const
        const window = { from: 0, to: 100 }
        expect({
          velocity: await store.measures.velocity(of, [0, 100]),
          n: (await store.measures.flowTime(of, window, [])).n,
          efficiency: await store.measures.efficiency(of, window),
          completed: await store.measures.distribution(of, { completed: window }),
          listed: await store.items({ of, behind: 'velocity', window, offset: 0, limit: 10 }),
        }).toEqual({
          velocity: [0],
          n: 0,
          efficiency: { active: 0, waiting: 0, n: 0 },
          completed: { feature: 0, defect: 0, risk: 0, debt: 0, unclassified: 0 },
          listed: { total: 0, items: [] },
        })
      }))

    test('edges in any order, twice, alone or none', () =>
      onStore(open, async (store) => {
        const derived = { items: [sampleFact()], visits: [] }
        await commitDerived(store, derived)
        const plain = measureFacts(derived.items, derived.visits)
        for (const edges of [[], [5], [30, 31], [31, 30, 31], [10, 30, 30, 40], [40, 20, 10]]) {
          const of = { measured: 'work' } as const
          expect(await store.measures.velocity(of, edges)).toEqual(await plain.velocity(of, edges))
          expect(await store.measures.loadAt(of, edges)).toEqual(await plain.loadAt(of, edges))
          expect(await store.measures.efficiencies(of, edges)).toEqual(await plain.efficiencies(of, edges))
          expect(await store.measures.reworked(of, edges)).toEqual(await plain.reworked(of, edges))
          expect(await store.measures.loadTime(of, edges, 100)).toEqual(await plain.loadTime(of, edges, 100))
        }
      }))

    test('percents other than whole ones from 0 to 100 are refused', () =>
      onStore(open, async (store) => {
        const asked = store.measures.flowTime({ measured: 'work' }, { from: 0, to: 1 }, [50.5])
        await expect(asked).rejects.toThrow('A percentile is a whole percent from 0 to 100, not 50.5.')
      }))
  })
}
