import { expect, test } from 'vitest'
import { fitnessAnswer } from './fitness-answer.ts'
import { pathGraphAnswer } from './graph-answer.ts'
import { askOfWays } from './path-ask.contract.ts'
import { pathsOf } from './paths.ts'
import { variantsAnswer } from './variants-answer.ts'

const STAGES = { steps: 'stages', repeats: 'joined' } as const

test('what was computed is used again for the same journeys, and for no others', async () => {
  const ask = await askOfWays(['discover compare', 'discover'])
  const paths = pathsOf(ask, STAGES)
  expect(pathsOf({ ...ask }, STAGES)).toBe(paths)
  expect(paths.graph).toBe(paths.graph)
  const others = [
    pathsOf(ask, { ...STAGES, repeats: 'kept' }),
    pathsOf({ ...ask, map: { ...ask.map } }, STAGES),
    pathsOf({ ...ask, log: { ...ask.log } }, STAGES),
    pathsOf({ ...ask, window: { ...ask.window, to: ask.window.to - 1 } }, STAGES),
    pathsOf({ ...ask, request: { ...ask.request, of: { ...ask.request.of, types: [] } } }, STAGES),
  ]
  expect(others).not.toContain(paths)
})

test('without journeys everything is a true zero, and no share', async () => {
  const ask = await askOfWays(['discover compare'], { from: '2026-01-20' })
  expect(variantsAnswer(ask, {})).toMatchObject({
    n: 0,
    distinct: 0,
    variants: [],
    other: { variants: 0, n: 0, share: null },
  })
  expect(pathGraphAnswer(ask, {})).toMatchObject({
    n: 0,
    graph: { steps: [], moves: [] },
    hidden: { steps: 0, moves: 0, times: 0, journeys: 0 },
    reworked: { journeys: 0, share: null },
  })
  expect(fitnessAnswer(ask)).toMatchObject({ n: 0, fitness: null, soFar: null, slices: [], deviations: [] })
})
