/** What the charts of journeys draw: lines, bars and names; not how they look. */
import { describe, expect, test } from 'vitest'
import { askJourneys, journey, minute } from '../../flow/journeys/asks.contract.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { journeysAnswer } from '../../flow/journeys/overview.ts'
import { PALETTES } from '../theme/palette.ts'
import { completionsChart } from './completions-chart.ts'
import { reachChart } from './reach-chart.ts'
import { signalsChart } from './signals-chart.ts'

const day = 24 * 60
const LOOK = PALETTES.light
const SHOP = [
  ...journey('a', [
    [0, 'seen'],
    [2 * day, 'got'],
    [3 * day, 'refunded'],
  ]),
  ...journey('b', [
    [0, 'seen'],
    [10, 'failed', { signal: 'defect' }],
    [day, 'got'],
  ]),
  ...journey('c', [
    [0, 'seen'],
    [60, 'left'],
  ]),
]
const answer = async (): Promise<JourneysAnswer> =>
  journeysAnswer(await askJourneys(SHOP, { by: 'day' }, minute(4 * day)))

interface Drawn {
  readonly name?: string
  readonly data: readonly unknown[]
}
const seriesOf = (option: { series?: unknown }): Drawn[] => option.series as Drawn[]
const valuesOf = ({ data }: Drawn): unknown[] => data.map((one) => (one as { value: unknown }).value)

describe('charts of journeys', () => {
  test('time to the finish: reached and left compete; the curve without those that left lies above', async () => {
    const drawn = seriesOf(reachChart((await answer()).timeToReach, 'Got it', LOOK))
    expect(drawn.map(({ name }) => name)).toEqual([
      'reached “Got it”',
      'left',
      'would reach it if nobody left',
    ])
    const last = drawn.map(({ data }) => (data.at(-1) as [number, number])[1])
    expect(last).toEqual([expect.closeTo(200 / 3, 9), expect.closeTo(100 / 3, 9), 100])
  })

  test('completions: a bar for each kind in each period', async () => {
    const drawn = seriesOf(completionsChart(await answer(), LOOK))
    expect(drawn.map((one) => [one.name, ...valuesOf(one)])).toEqual([
      ['Got it', 0, 1, 1, 0],
      ['Refunded', 0, 0, 0, 1],
    ])
  })

  test('signals: stacked by kind', async () => {
    const drawn = seriesOf(signalsChart(await answer(), LOOK))
    expect(drawn.map((one) => [one.name, ...valuesOf(one)])).toEqual([
      ['Defect signals', 1, 0, 0, 0],
      ['Risk signals', 0, 0, 0, 0],
      ['Debt signals', 0, 0, 0, 0],
      ['Drop-offs', 1, 0, 0, 0],
    ])
  })
})
