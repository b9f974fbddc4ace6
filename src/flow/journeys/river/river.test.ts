import { describe, expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { askAtHand, plainMoment } from '../ask-at-hand.contract.ts'
import type { JourneyAsk } from '../journey-ask.ts'
import { journeyLogOf } from '../journey-log.ts'
import type { Moment } from '../moment.ts'
import { riverAnswer } from './river-answer.ts'

const MINUTE = 60_000_000
const NOW = Date.UTC(2026, 8, 10) * 1000

const { map } = loadMap([
  {
    file: 'map.yaml',
    text: `
slices: { all: { name: All } }
journey: { stages: { discover: { name: Discover }, compare: { name: Compare }, buy: { name: Buy } } }
events: { delivered: { name: Delivered, stage: buy } }
streams:
  shop:
    name: Shop
    promise: Goods come.
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [discover, compare, buy]
    proofPoints: { finishLine: delivered }
    measuring: { journeys: { abandonment: 1 d } }
sources:
  log: { name: Log, kind: cloudevents, measures: journeys, stream: shop }
`,
  },
])

/** [minutes before now, stage, state, proof]. */
type Told = readonly [number, string, Moment['state'], string?]

const journey = (item: string, told: readonly Told[]): Moment[] =>
  told.map(([ago, stage, state, proof], nth) =>
    plainMoment({
      source: 'log',
      item,
      nth,
      at: NOW - ago * MINUTE,
      activity: stage,
      stage,
      state,
      proofs: proof === undefined ? [] : [proof],
    }),
  )

const askFor = (moments: readonly Moment[], from?: string): Promise<JourneyAsk> =>
  askAtHand({ map, log: journeyLogOf(moments), now: NOW }, { from })

const DAY = 24 * 60

const moments = [
  // Bought, with a step back on the way.
  ...journey('a', [
    [300, 'discover', 'active'],
    [290, 'compare', 'active'],
    [280, 'buy', 'active'],
    [270, 'compare', 'active'],
    [260, 'buy', 'waiting'],
    [200, 'buy', 'done', 'delivered'],
  ]),
  // Goes straight to the checkout, and waits there.
  ...journey('b', [
    [100, 'discover', 'active'],
    [90, 'buy', 'waiting'],
  ]),
  // Left two days ago, in compare: over since yesterday.
  ...journey('c', [
    [2 * DAY + 10, 'discover', 'active'],
    [2 * DAY, 'compare', 'active'],
  ]),
  ...journey('d', [[5, 'discover', 'active']]),
  // Before the window of the last seven days, all of it.
  ...journey('e', [
    [20 * DAY, 'discover', 'active'],
    [19 * DAY, 'buy', 'done', 'delivered'],
  ]),
]

describe('the river', () => {
  test('of the last seven days', async () => {
    const { stages, flows, window } = riverAnswer(await askFor(moments))
    expect(window).toMatchObject({ from: '2026-09-03T00:00:00+00:00', to: '2026-09-10T00:00:00+00:00' })
    expect(stages).toEqual([
      { stage: 'discover', name: 'Discover', waiting: 0, active: 1 },
      { stage: 'compare', name: 'Compare', waiting: 0, active: 0 },
      { stage: 'buy', name: 'Buy', waiting: 1, active: 0 },
    ])
    expect(flows).toEqual([
      { from: 'source', to: 'discover', times: 4 },
      { from: 'discover', to: 'compare', times: 2 },
      { from: 'discover', to: 'buy', times: 1 },
      { from: 'compare', to: 'buy', times: 2 },
      { from: 'compare', to: 'left', times: 1 },
      { from: 'buy', to: 'compare', times: 1 },
      { from: 'buy', to: 'finish', times: 1 },
    ])
  })

  test('of a window that is asked for', async () => {
    const { flows } = riverAnswer(await askFor(moments, '2026-08-01'))
    expect(flows).toContainEqual({ from: 'source', to: 'discover', times: 5 })
    expect(flows).toContainEqual({ from: 'buy', to: 'finish', times: 2 })
  })

  test('what comes into a stage or begins is what leaves it, finishes there, or lies in it', async () => {
    const { stages, flows } = riverAnswer(await askFor(moments, '2026-08-01'))
    const balance = stages.map(({ stage, waiting, active }) => {
      const sum = (match: (flow: (typeof flows)[number]) => boolean): number =>
        flows.filter(match).reduce((total, { times }) => total + times, 0)
      return sum(({ to }) => to === stage) - sum(({ from }) => from === stage) - waiting - active
    })
    expect(balance).toEqual([0, 0, 0])
  })
})
