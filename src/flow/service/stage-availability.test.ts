import { expect, test } from 'vitest'
import { JOURNEY_FIGURES } from '../figures/journey-figures.ts'
import { minute } from '../journeys/asks.contract.ts'
import { evaluate } from '../logic/evaluate.ts'
import { needsOf, worldOf } from '../logic/world.ts'
import { availabilityAnswer } from './objective-answer.ts'
import { askService, span, visit } from './service-asks.contract.ts'

const LOGIC = 'availability(buy)'
const LEVELS = [
  'up: { name: Up, about: availability, stage: buy, objective: 99, probe: { url: "https://shop.example/" } }',
]
/** Two tried, one of which failed; and the probe of the stage, of which 19 in 20 were answered. */
const MOMENTS = [
  ...visit('a', [
    [10, 'seen'],
    [20, 'paid'],
  ]),
  ...visit('b', [
    [10, 'seen'],
    [20, 'refused'],
  ]),
]
const UP = [span(minute(0), minute(15), 15), span(minute(16), minute(20), 5, 1)]

/** The availability of `buy` as the page, its figure and metric logic tell it. */
const told = async (levels: readonly string[], probed: Parameters<typeof askService>[2]) => {
  const ask = await askService(MOMENTS, 30, { ...probed, levels })
  const { stages } = await availabilityAnswer(ask)
  const buy = stages.find(({ stage }) => stage.id === 'buy')
  const figure = await JOURNEY_FIGURES['availability']?.tell(ask, 'buy')
  const logic = evaluate(LOGIC, await worldOf(ask, needsOf([LOGIC])))
  return {
    by: buy?.by,
    why: [buy?.nothing, figure?.why, logic.why],
    values: [buy?.measured.value, figure?.value, logic.value],
    n: [buy?.measured.n, figure?.n, logic.n],
  }
}

test('a stage with a probe is judged by it, wherever its availability is told', async () => {
  expect(await told(LEVELS, { probed: { up: UP } })).toEqual({
    by: 'probe',
    why: [null, undefined, null],
    values: [0.95, 0.95, 0.95],
    n: [20, 20, 20],
  })
})

test('any other by its attempts', async () => {
  expect(await told(['up: { name: Up, about: availability, stage: buy, objective: 99 }'], {})).toEqual({
    by: 'attempts',
    why: [null, undefined, null],
    values: [0.5, 0.5, 0.5],
    n: [2, 2, 2],
  })
})

test('of a probe that was never sent nothing is known, whatever journeys tried', async () => {
  expect(await told(LEVELS, {})).toEqual({
    by: 'probe',
    why: [
      'No probe was sent in this window: probes run while Millrace serves.',
      'No probe was sent in this window: probes run while Millrace serves.',
      'No probe was sent in this time.',
    ],
    values: [null, null, null],
    n: [0, 0, 0],
  })
})

test('the probe of each period stands in the series', async () => {
  const { periods } = await availabilityAnswer(
    await askService(MOMENTS, 30, { levels: LEVELS, probed: { up: UP } }),
  )
  expect(periods.map(({ stages }) => stages.find(({ id }) => id === 'buy'))).toEqual([
    { id: 'buy', value: 0.95, n: 20 },
  ])
})
