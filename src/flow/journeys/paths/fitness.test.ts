import { expect, test } from 'vitest'
import { fitnessAnswer } from './fitness-answer.ts'
import { askOfWays } from './path-ask.contract.ts'

const WAYS = [
  { way: 'discover compare compare purchase', slice: 'shopper' },
  { way: 'discover purchase', slice: 'shopper' },
  { way: 'discover compare purchase compare purchase', slice: 'shopper' },
  { way: 'discover', slice: 'shopper' },
  { way: 'discover purchase', slice: 'buyer' },
  { way: 'discover compare purchase', slice: 'fleet-buyer' },
  { way: 'discover use purchase' },
  { way: '-' },
]

test('costs are summed before they are divided; a stage that does not apply to the slice is not missed', async () => {
  const answer = fitnessAnswer(await askOfWays(WAYS))
  const { n, fitness, soFar, all, noStage, skeleton, slices } = answer
  expect({ n, fitness, soFar, all, noStage, skeleton, slices }).toEqual({
    n: 7,
    // 0 + 1 + 2 + 2 + 0 + 0 + 2 of 6 + 5 + 8 + 4 + 4 + 5 + 6
    fitness: 1 - 7 / 38,
    // 0 + 1 + 2 + 0 + 0 + 0 + 2 of the steps: 3 + 2 + 5 + 1 + 2 + 3 + 3
    soFar: 1 - 5 / 19,
    all: 8,
    noStage: 1,
    skeleton: [
      { stage: 'discover', name: 'Discover', doesNotApply: [] },
      { stage: 'compare', name: 'Compare', doesNotApply: ['buyer', 'fleet-buyer'] },
      { stage: 'purchase', name: 'Purchase', doesNotApply: [] },
    ],
    slices: [
      { slice: 'shopper', name: 'Shopper', n: 4, fitness: 1 - 5 / 23, soFar: 1 - 3 / 11 },
      { slice: 'buyer', name: 'Buyer', n: 2, fitness: 1, soFar: 1 },
      { slice: 'fleet-buyer', name: 'Fleet buyer', n: 1, fitness: 1, soFar: 1 },
    ],
  })
  expect(
    answer.deviations.map(({ id, words, journeys, share, times }) => [id, words, journeys, share, times]),
  ).toEqual([
    ['skipped compare', 'Skipped Compare', 2, 2 / 7, 2],
    ['back from purchase to compare', 'Back from Purchase to Compare', 1, 1 / 7, 1],
    ['not reached compare', 'Has not reached Compare', 1, 1 / 7, 1],
    ['not reached purchase', 'Has not reached Purchase', 1, 1 / 7, 1],
    ['outside use', 'Was in Use, which is no stage of the stream', 1, 1 / 7, 1],
    ['repeated purchase', 'Passed Purchase again', 1, 1 / 7, 1],
  ])
})

test('journeys without any stage have no fitness', async () => {
  expect(fitnessAnswer(await askOfWays(['- -']))).toMatchObject({
    n: 0,
    fitness: null,
    soFar: null,
    noStage: 1,
  })
})

test('a skeleton is that of a stream', async () => {
  const ask = await askOfWays(WAYS, { stream: undefined })
  expect(() => fitnessAnswer(ask)).toThrow(
    'Fitness is measured against the stages of one stream: choose one of shop.',
  )
})
