/** Paths of real event logs, against facts that were computed independently of Millrace. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JourneyAsk } from '../../src/flow/journeys/journey-ask.ts'
import { countOfMoves, moveAt, pathGraph, type PathGraph } from '../../src/flow/journeys/paths/graph.ts'
import { timeFigures, timesOfMoves } from '../../src/flow/journeys/paths/graph-times.ts'
import { stepsOf, type StepKind, type Steps } from '../../src/flow/journeys/paths/steps.ts'
import { membersOf, sequenceOf, variantsOf } from '../../src/flow/journeys/paths/variants.ts'
import { describeWithData, sharedFile, sharedJson } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'

interface VariantTruth {
  readonly count: number
  readonly top: readonly { readonly n: number; readonly trace: string }[]
  readonly sha256_of_all: string
}

interface MoveTruth {
  readonly from: string
  readonly to: string
  readonly n: number
  readonly mean_s: number
  readonly median_s: number
  readonly min_s: number
  readonly max_s: number
}

interface PathTruth {
  readonly cases: number
  readonly case_duration: {
    readonly p50: { readonly nearest: number }
    readonly p85: { readonly nearest: number }
  }
  readonly start_activities: Readonly<Record<string, number>>
  readonly end_activities: Readonly<Record<string, number>>
  readonly activities: Readonly<Record<string, number>>
  readonly variants: { readonly time: VariantTruth; readonly complete?: VariantTruth }
  readonly rework: { readonly cases_with_a_repeated_activity: number; readonly self_loop_pairs: number }
  readonly dfg: { readonly edges: number; readonly pairs: number; readonly top: readonly MoveTruth[] }
}

/** Variants as the truth writes them: how many, the most frequent, and a hash of all. */
const variantsAsTold = (steps: Steps) => {
  const variants = variantsOf(steps)
  const all = Array.from(variants.ends, (_, variant) => ({
    n: membersOf(variants, variant).length,
    trace: sequenceOf(variants, variant).join(' > '),
  }))
  const lines = all
    .toSorted((a, b) => b.n - a.n || (a.trace < b.trace ? -1 : 1))
    .map(({ n, trace }) => `${n}\t${trace}`)
  return {
    count: all.length,
    all,
    sha256_of_all: createHash('sha256').update(lines.join('\n')).digest('hex'),
  }
}

/** The middle of the two middle values; the answers of Millrace tell the nearest rank. */
const linearMedian = (sorted: Float64Array): number => {
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2 / 1e6
}

const numbersOf = (graph: PathGraph): number[] => Array.from({ length: countOfMoves(graph) }, (_, i) => i)

const movesAsTold = ({ labels }: Steps, graph: PathGraph): Map<string, MoveTruth> => {
  const all = timesOfMoves(graph, numbersOf(graph))
  return new Map(
    numbersOf(graph).map((number) => {
      const move = moveAt(graph, number)
      const [from, to] = [labels[move.from] ?? '', labels[move.to] ?? '']
      const times = all.get(number) ?? new Float64Array(0)
      const { mean, min, max } = timeFigures(times)
      return [
        `${from} > ${to}`,
        {
          from,
          to,
          n: move.count,
          mean_s: mean ?? -1,
          median_s: linearMedian(times),
          min_s: min ?? -1,
          max_s: max ?? -1,
        },
      ]
    }),
  )
}

/** The truth is rounded to the microsecond. */
const toTheMicrosecond = <T extends Partial<MoveTruth>>(move: T): unknown => ({
  ...move,
  mean_s: expect.closeTo(move.mean_s ?? -1, 5),
  ...(move.median_s === undefined ? {} : { median_s: expect.closeTo(move.median_s, 5) }),
})

const counts = (graph: PathGraph, of: 'visits' | 'begins' | 'ends'): Record<string, number> =>
  Object.fromEntries(graph.steps.filter((step) => step[of] > 0).map((step) => [step.label, step[of]]))

const describePaths = (
  name: string,
  { folder, file, source, measuring }: { folder: string; file: string; source: string; measuring?: string },
  count: number,
  tests: (ask: () => JourneyAsk, steps: (kind: StepKind) => Steps) => void,
): void =>
  describeWithData(name, folder, count, () => {
    let opened: Awaited<ReturnType<typeof engineOn>>
    let ask: JourneyAsk
    beforeAll(async () => {
      opened = await engineOn(mapOf(source, measuring))
      await opened.engine.importFiles([sharedFile(`${folder}/${file}`)], 'log')
      ask = await opened.engine.journeys.ask({ stream: 'support' })
    })
    afterAll(() => opened.close())
    tests(
      () => ask,
      (steps) => stepsOf(ask, { steps, repeats: 'kept' }),
    )
  })

const XES = '  log: { name: Log, kind: xes, stream: support, measures: journeys, finish: lastEvent }'
const csv = (item: string, activity: string, time: string): string =>
  `  log:
    { name: Log, kind: csv, stream: support, measures: journeys, finish: lastEvent,
      csv: { item: '${item}', activity: '${activity}', time: { column: '${time}', zone: UTC } } }`

for (const [folder, file, source] of [
  ['pm4py-receipt', 'receipt.xes', XES],
  ['pm4py-receipt', 'receipt.csv', csv('case:concept:name', 'concept:name', 'time:timestamp')],
  ['pm4py-running-example', 'running-example.xes', XES],
  [
    'pm4py-running-example',
    'running-example.csv',
    csv('case:concept:name', 'concept:name', 'time:timestamp'),
  ],
  ['pm4py-repair', 'repairExample.xes.gz', XES],
  ['pm4py-reviewing', 'reviewing.xes', XES],
] as const) {
  describePaths(`paths of ${file}`, { folder, file, source }, 3, (_, steps) => {
    const truth = (): PathTruth => sharedJson<{ log: PathTruth }>(`${folder}/truth/${file}.json`).log
    it('has the variants of the truth: all of them, with all events and with completed activities only', () => {
      for (const [kind, of] of [
        ['events', 'time'],
        ['activities', 'complete'],
      ] as const) {
        const { count, all, sha256_of_all } = variantsAsTold(steps(kind))
        // A log without lifecycles has no second reading.
        const expected = truth().variants[of] ?? truth().variants.time
        expect({ of, count, sha256_of_all }).toEqual({
          of,
          count: expected.count,
          sha256_of_all: expected.sha256_of_all,
        })
        const known = new Map(all.map(({ trace, n }) => [trace, n]))
        for (const { trace, n } of expected.top) expect(known.get(trace)).toBe(n)
      }
    })
    it('has the moves of the truth, with their times', () => {
      const all = steps('events')
      const graph = pathGraph(all)
      const { dfg } = truth()
      expect(countOfMoves(graph)).toBe(dfg.edges)
      expect(graph.moves.count.reduce((sum, count) => sum + count, 0)).toBe(dfg.pairs)
      const moves = movesAsTold(all, graph)
      expect(dfg.top.map(({ from, to }) => moves.get(`${from} > ${to}`))).toEqual(
        dfg.top.map(toTheMicrosecond),
      )
    })
    it('has the steps of the truth: how often, first, last, again', () => {
      const all = steps('events')
      const graph = pathGraph(all)
      const { activities, start_activities: first, end_activities: last, rework } = truth()
      expect(counts(graph, 'visits')).toEqual(activities)
      expect(counts(graph, 'begins')).toEqual(first)
      expect(counts(graph, 'ends')).toEqual(last)
      const selfLoops = numbersOf(graph)
        .map((number) => moveAt(graph, number))
        .filter(({ from, to }) => from === to)
      expect({
        cases_with_a_repeated_activity: graph.reworked.length,
        self_loop_pairs: selfLoops.reduce((sum, { count }) => sum + count, 0),
      }).toEqual(rework)
    })
  })
}

interface ShopTruth {
  readonly users: number
  readonly sessions_30min: number
  readonly session_variants: { readonly count: number; readonly top: VariantTruth['top'] }
  readonly transitions_per_user: readonly Pick<MoveTruth, 'from' | 'to' | 'n' | 'mean_s'>[]
}

const SHOP = {
  folder: 'journey-onlineshop',
  file: 'simple-onlineshop.csv',
  source: csv('user_id', 'event', 'timestamp'),
}
const shopTruth = (): ShopTruth =>
  sharedJson<{ log: ShopTruth }>(`${SHOP.folder}/truth/${SHOP.file}.json`).log

describePaths('paths of the users of a shop', SHOP, 1, (_, steps) => {
  it('has the transitions of the truth', () => {
    const all = steps('events')
    expect(all.journeys).toHaveLength(shopTruth().users)
    const moves = movesAsTold(all, pathGraph(all))
    const expected = shopTruth().transitions_per_user
    expect(expected.map(({ from, to }) => moves.get(`${from} > ${to}`))).toEqual(
      expected.map((move) => expect.objectContaining(toTheMicrosecond(move))),
    )
  })
})

describePaths(
  'paths of the visits of a shop: who comes back after half an hour begins a new journey',
  { ...SHOP, measuring: '{ abandonment: { after: 30 min, comesBack: newJourney } }' },
  1,
  (_, steps) => {
    it('has the variants of the truth', () => {
      const { count, all } = variantsAsTold(steps('events'))
      const { sessions_30min: sessions, session_variants: expected } = shopTruth()
      expect(all.reduce((sum, { n }) => sum + n, 0)).toBe(sessions)
      expect(count).toBe(expected.count)
      const known = new Map(all.map(({ trace, n }) => [trace, n]))
      expect(expected.top.map(({ trace }) => ({ n: known.get(trace), trace }))).toEqual(expected.top)
    })
  },
)
