/** The numbers of the answers are those that their figures tell, with as many journeys behind them as they count. */
import { describe, expect, test } from 'vitest'
import { fitnessAnswer } from '../../journeys/paths/fitness-answer.ts'
import { pathGraphAnswer } from '../../journeys/paths/graph-answer.ts'
import { askOfWays } from '../../journeys/paths/path-ask.contract.ts'
import { STEP_KINDS } from '../../journeys/paths/steps.ts'
import { variantsAnswer } from '../../journeys/paths/variants-answer.ts'
import { JOURNEY_FIGURES } from '../journey-figures.ts'

const WAYS = [
  { way: 'discover/a → b discover/c compare/c purchase/d', slice: 'shopper' },
  { way: 'discover/c purchase/d compare/c purchase/d', slice: 'shopper', every: 3 },
  { way: 'discover/c purchase/d', slice: 'buyer', every: 7 },
  { way: '-/c', slice: 'fleet-buyer' },
].map(({ way, ...rest }) => ({ ...rest, way: way.replaceAll(' → ', '\u00a0→\u00a0') }))

const told = async (figure: string, about: string | null, request = {}) => {
  const { value, counted } =
    (await JOURNEY_FIGURES[figure]?.tell(await askOfWays(WAYS, request), about)) ?? {}
  return [value, counted?.journeys.length]
}

describe.each(STEP_KINDS.filter((kind) => kind !== 'proof-points'))('by %s', (steps) => {
  test('paths', async () => {
    const answer = variantsAnswer(await askOfWays(WAYS), { steps })
    expect(await told('paths.journeys', answer.choice)).toEqual([4, 4])
    expect(await told('paths.distinct', answer.choice)).toEqual([answer.distinct, 4])
    let before = 0
    for (const { id, n, share, cumulative, p50, p85, p95, finished, slices } of answer.variants) {
      const about = `${answer.choice}: ${id}`
      before += n
      expect(await told('variant.journeys', about)).toEqual([n, n])
      expect(await told('variant.share', about)).toEqual([share, n])
      expect(await told('variant.cumulative', about)).toEqual([cumulative, before])
      expect(await told('variant.finished', about)).toEqual([finished, finished])
      for (const [figure, value] of Object.entries({ p50, p85, p95 })) {
        expect(await told(`variant.${figure}`, about)).toEqual([value, n])
      }
      for (const one of slices.filter(({ n: own }) => own > 0)) {
        expect(await told('variant.share', about, { slice: one.slice })).toEqual([one.share, one.n])
      }
    }
  })

  test('steps and moves', async () => {
    const { graph, choice, reworked } = pathGraphAnswer(await askOfWays(WAYS), { steps })
    expect(await told('paths.reworked', choice)).toEqual([reworked.journeys, reworked.journeys])
    expect(await told('paths.reworked.share', choice)).toEqual([reworked.share, reworked.journeys])
    for (const { id, visits, journeys, begins, ends, again } of graph.steps) {
      const about = `${choice}: ${id}`
      expect(await told('step.visits', about)).toEqual([visits, journeys])
      for (const [figure, value] of Object.entries({ journeys, begins, ends, again })) {
        expect(await told(`step.${figure}`, about)).toEqual([value, value])
      }
    }
    for (const { from, to, count, journeys, share, again, time } of graph.moves) {
      const about = `${choice}: ${from} → ${to}`
      const { p50, p85, mean, total } = time
      for (const [figure, value] of Object.entries({
        count,
        journeys,
        share,
        again,
        p50,
        p85,
        mean,
        total,
      })) {
        expect(await told(`move.${figure}`, about)).toEqual([value, journeys])
      }
    }
  })
})

test('service', async () => {
  const ask = await askOfWays(['-/>pack -/pack', '-/pack', '-/>pack -/x -/pack'])
  const step = pathGraphAnswer(ask, { steps: 'activities' }).graph.steps.find(({ id }) => id === 'pack')
  const figure = await JOURNEY_FIGURES['step.service']?.tell(ask, 'activities: pack')
  expect([figure?.value, figure?.n, figure?.counted.journeys]).toEqual([3600, 2, Int32Array.of(0, 2)])
  expect(step?.service).toMatchObject({ n: 2, p50: 3600 })
})

test('fitness and deviations', async () => {
  const { n, fitness, soFar, deviations, slices } = fitnessAnswer(await askOfWays(WAYS))
  expect(await told('fitness', null)).toEqual([fitness, n])
  expect(await told('fitness.soFar', null)).toEqual([soFar, n])
  for (const one of slices)
    expect(await told('fitness', null, { slice: one.slice })).toEqual([one.fitness, one.n])
  for (const { id, journeys, share, times } of deviations) {
    for (const [figure, value] of Object.entries({ journeys, share, times })) {
      expect(await told(`deviation.${figure}`, id)).toEqual([value, journeys])
    }
  }
})

test('names of steps may hold an arrow, or a colon', async () => {
  const ask = await askOfWays(['-/a -/b'])
  const labels = ['a: b → c', 'd']
  const tricky = { ...ask, log: { ...ask.log, activities: labels } }
  const figure = JOURNEY_FIGURES['move.count']
  expect((await figure?.tell(tricky, 'activities: a: b → c → d'))?.value).toBe(1)
})

test('who asks for what there is not is told what there is', async () => {
  const ask = await askOfWays(WAYS)
  const of = async (figure: string, about: string) => JOURNEY_FIGURES[figure]?.tell(ask, about)
  await expect(of('variant.share', 'stages: 0')).rejects.toThrow('No journey of the window takes a path `0`.')
  await expect(of('variant.share', '0')).rejects.toThrow('names no path: it begins with the kind of step')
  await expect(of('move.count', 'stages: compare')).rejects.toThrow('is no move: it is written as')
  await expect(of('step.visits', 'stages: x')).rejects.toThrow('No journey has a step `x` among its stages.')
  await expect(of('deviation.share', 'back')).rejects.toThrow(
    'No journey of the window deviates so: `back`. Known: `ahead purchase`.',
  )
})
