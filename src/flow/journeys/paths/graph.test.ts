import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathGraphAnswer } from './graph-answer.ts'
import { GraphFilters } from './graph-filter.ts'
import { countOfMoves, inOrder, moveAt, pathGraph, type PathGraph } from './graph.ts'
import { timesOfMoves } from './graph-times.ts'
import { askOfWays, type Told } from './path-ask.contract.ts'
import { stepsOf } from './steps.ts'
import { takersOf } from './takers.ts'
import { variantsOf } from './variants.ts'

const HOUR = 3600

const allMoves = (graph: PathGraph) => {
  const numbers = inOrder(
    graph,
    Array.from({ length: countOfMoves(graph) }, (_, i) => i),
  )
  const times = timesOfMoves(graph, numbers)
  return numbers.map((number) => ({ ...moveAt(graph, number), times: [...(times.get(number) ?? [])] }))
}
const TIMES = {
  n: 2,
  p50: 2 * HOUR,
  p85: 6 * HOUR,
  mean: 4 * HOUR,
  total: 8 * HOUR,
  min: 2 * HOUR,
  max: 6 * HOUR,
}

test('golden: two journeys, 2 h and 6 h from compare to purchase', async () => {
  const ask = await askOfWays([
    { way: 'compare purchase', every: 2 },
    { way: 'compare purchase', every: 6 },
  ])
  const { graph, hidden, filter, reworked, n } = pathGraphAnswer(ask, {})
  const step = { visits: 2, journeys: 2, begins: 0, ends: 0, again: 0, service: null }
  expect({ graph, hidden, filter, reworked, n }).toEqual({
    graph: {
      steps: [
        { ...step, id: 'compare', begins: 2 },
        { ...step, id: 'purchase', ends: 2 },
      ],
      moves: [
        {
          from: 'compare',
          to: 'purchase',
          count: 2,
          journeys: 2,
          share: 1,
          again: 0,
          time: TIMES,
          measures: 'stay',
        },
      ],
    },
    hidden: { steps: 0, moves: 0, times: 0, journeys: 0 },
    filter: { paths: 100, moves: 0, chosen: 'legible', variants: 1, distinct: 1, cut: 0 },
    reworked: { journeys: 0, share: 0 },
    n: 2,
  })
})

test('where the log tells starts, the time to an activity is a sojourn, and its service is known; else it is a gap', async () => {
  const ask = await askOfWays(['-/order -/>pack -/pack -/ship', '-/order -/>pack -/x -/pack -/ship'])
  const { graph } = pathGraphAnswer(ask, { steps: 'activities' })
  expect(graph.moves.map(({ from, to, measures, time }) => [from, to, measures, time.total / HOUR])).toEqual([
    ['pack', 'ship', 'gap', 2],
    ['order', 'pack', 'sojourn', 2],
    ['order', 'x', 'gap', 2],
    ['x', 'pack', 'sojourn', 1],
  ])
  expect(graph.steps.find(({ id }) => id === 'pack')?.service).toMatchObject({
    n: 2,
    min: HOUR,
    max: 2 * HOUR,
  })
})

test('loops: a move leads back where the journey had been', async () => {
  const ask = await askOfWays(['discover compare purchase compare purchase', 'discover compare'])
  const { graph, reworked } = pathGraphAnswer(ask, {})
  expect(
    graph.moves.map(({ from, to, count, journeys, again }) => [`${from} ${to}`, count, journeys, again]),
  ).toEqual([
    ['discover compare', 2, 2, 0],
    ['compare purchase', 2, 1, 1],
    ['purchase compare', 1, 1, 1],
  ])
  expect(graph.steps.map(({ id, again }) => [id, again])).toEqual([
    ['discover', 0],
    ['compare', 1],
    ['purchase', 1],
  ])
  expect(reworked).toEqual({ journeys: 1, share: 0.5 })
})

const FORKED = [
  ...Array.from({ length: 8 }, () => 'discover compare purchase'),
  'discover purchase',
  'discover compare use purchase',
]

test('a filter hides, and says how much; the figures of what stays are those of all journeys', async () => {
  const ask = await askOfWays(FORKED)
  const all = pathGraphAnswer(ask, { paths: '100' })
  const some = pathGraphAnswer(ask, { paths: '80' })
  expect(some.graph.moves).toEqual(all.graph.moves.slice(0, 2))
  expect(some.graph.steps.map(({ id, journeys }) => [id, journeys])).toEqual([
    ['discover', 10],
    ['compare', 9],
    ['purchase', 10],
  ])
  expect(some.hidden).toEqual({ steps: 1, moves: 3, times: 3, journeys: 2 })
  expect(some.filter).toEqual({ paths: 80, moves: 0, chosen: 'asked', variants: 1, distinct: 3, cut: 0 })
  expect(pathGraphAnswer(ask, { moves: '90' })).toMatchObject({
    hidden: { steps: 1, moves: 4, times: 11, journeys: 10 },
    filter: { paths: 100, moves: 90 },
  })
  expect(() => pathGraphAnswer(ask, { paths: 'most' })).toThrow(
    '`most` is no share for `paths`: a number of percent from 0 to 100 is expected.',
  )
})

test('with hundreds of activities as much is drawn as can be read', async () => {
  const ways = Array.from({ length: 300 }, (_, i): Told => {
    const common = ['-/register', '-/check', '-/decide', '-/tell']
    const own = Array.from({ length: 3 }, (_, k) => `-/special ${(i * 7 + k * 31) % 200}`.replace(' ', '_'))
    return { way: (i % 3 === 0 ? [...common.slice(0, 2), ...own, ...common.slice(2)] : common).join(' ') }
  })
  const { graph, hidden, filter } = pathGraphAnswer(await askOfWays(ways), { steps: 'activities' })
  expect(graph.steps.length).toBeLessThanOrEqual(40)
  expect(graph.steps.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['register', 'check', 'decide', 'tell']),
  )
  expect(filter).toMatchObject({ chosen: 'legible', distinct: 101 })
  expect(hidden.steps + graph.steps.length).toBe(new Set(ways.flatMap((one) => one.way.split(' '))).size)
})

const way = fc.record({
  way: fc
    .array(fc.constantFrom('discover', 'compare', 'purchase', '-'), { minLength: 1, maxLength: 7 })
    .map((words) => words.join(' ')),
  every: fc.integer({ min: 0, max: 5 }),
})

test('property: times of moves sum to the time from first to last step; counts as counted pair by pair', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(way, { maxLength: 20 }), fc.boolean(), async (ways, joined) => {
      const steps = stepsOf(await askOfWays(ways), { steps: 'stages', repeats: joined ? 'joined' : 'kept' })
      const graph = pathGraph(steps)
      let spans = 0
      const pairs = new Map<string, { count: number; journeys: Set<number>; times: number[] }>()
      for (let position = 0; position < steps.journeys.length; position++) {
        const [from, to] = [steps.offsets[position] ?? 0, steps.offsets[position + 1] ?? 0]
        if (to > from) spans += (steps.at[to - 1] ?? 0) - (steps.at[from] ?? 0)
        for (let i = from + 1; i < to; i++) {
          const key = `${steps.step[i - 1]} ${steps.step[i]}`
          const pair = pairs.get(key) ?? { count: 0, journeys: new Set(), times: [] }
          pairs.set(key, pair)
          pair.count += 1
          pair.journeys.add(position)
          pair.times.push((steps.at[i] ?? 0) - (steps.at[i - 1] ?? 0))
        }
      }
      expect(allMoves(graph).reduce((sum, { times }) => sum + times.reduce((a, b) => a + b, 0), 0)).toBe(
        spans,
      )
      expect(
        new Map(
          allMoves(graph).map(({ from, to, count, journeys, times }) => [
            `${from} ${to}`,
            { count, journeys, times: [...times] },
          ]),
        ),
      ).toEqual(
        new Map(
          [...pairs].map(([key, { count, journeys, times }]) => [
            key,
            { count, journeys: journeys.size, times: times.toSorted((a, b) => a - b) },
          ]),
        ),
      )
      for (const { from, to, journeys } of allMoves(graph))
        expect(takersOf(steps, from, to)).toHaveLength(journeys)
    }),
    { numRuns: 60 },
  )
})

test('property: less of the paths, and more of the journeys as the least, never show more', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(way, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      async (ways, paths, moves) => {
        const steps = stepsOf(await askOfWays(ways), { steps: 'stages', repeats: 'joined' })
        const graph = pathGraph(steps)
        const filters = new GraphFilters(graph, variantsOf(steps))
        const drawn = filters.draw({ paths, moves })
        const more = filters.draw({ paths: Math.min(100, paths + 10), moves: Math.max(0, moves - 10) })
        expect(more.steps).toEqual(expect.arrayContaining([...drawn.steps]))
        expect(more.moves).toEqual(expect.arrayContaining([...drawn.moves]))
        for (const move of drawn.moves) {
          expect(drawn.steps).toContain(graph.moves.from[move])
          expect(drawn.steps).toContain(graph.moves.to[move])
        }
      },
    ),
    { numRuns: 60 },
  )
})
