/** What the charts draw of a small stream: marks, lines and names; not how they look. */
import type { EChartsOption } from 'echarts'
import { describe, expect, test } from 'vitest'
import type { Clock, ViewId, ViewOf } from '../../flow/view-answers.ts'
import { askFacts, day, itemOf, mapWith } from '../../flow/views/facts.contract.ts'
import { viewAnswer } from '../../flow/views/view-answer.ts'
import { PALETTES } from '../theme/palette.ts'
import { agingChart } from './aging-chart.ts'
import { balanceChart } from './balance-chart.ts'
import { cumulativeFlowChart } from './cumulative-flow-chart.ts'
import { flowTimeChart } from './flow-time-chart.ts'
import { groupedLoadChart } from './grouped-load-chart.ts'
import { histogramChart } from './histogram-chart.ts'
import { limitsChart } from './limits-chart.ts'
import { mixChart } from './mix-chart.ts'
import { narrowed } from './narrow.ts'
import { stageTimesChart } from './stage-times-chart.ts'

const LOOK = PALETTES.light

const SHOP = [
  itemOf(
    '1',
    [
      ['build', 'active', 1, 4],
      ['review', 'active', 4, 5],
    ],
    { end: 'done' },
  ),
  itemOf(
    '2',
    [
      ['build', 'active', 2, 6],
      ['review', 'active', 6, 9],
    ],
    { end: 'done', type: 'defect' },
  ),
  itemOf('3', [['build', 'active', 4, null]]),
  itemOf(
    '4',
    [
      ['build', 'active', 10, 12],
      ['review', 'waiting', 12, null],
    ],
    { type: 'risk' },
  ),
]
const FACTS = { items: SHOP.flatMap(({ items }) => items), visits: SHOP.flatMap(({ visits }) => visits) }

const view = async <V extends ViewId>(id: V, clock?: Clock): Promise<ViewOf<V>> => {
  const map = mapWith(
    '{ expectation: { percent: 85, within: 5 d }, mix: { feature: 40, defect: 30, risk: 20, debt: 10 }, staleAfterDays: 9 }',
    ', workingCalendar: {}',
  )
  return (await viewAnswer(id, await askFacts(FACTS, map, { stream: 'shop', clock }, day(15)))) as ViewOf<V>
}

interface Drawn {
  readonly type: string
  readonly name?: string
  readonly data: readonly unknown[]
  readonly markLine?: {
    readonly data: readonly { readonly yAxis: number; readonly label: { readonly formatter: string } }[]
  }
}

const seriesOf = (option: EChartsOption): readonly Drawn[] => option.series as unknown as Drawn[]
const plain = (datum: unknown): unknown =>
  typeof datum === 'object' && datum !== null && 'value' in datum ? datum.value : datum
/** Name → what is drawn of it. */
const drawn = (option: EChartsOption): Record<string, unknown[]> =>
  Object.fromEntries(seriesOf(option).map(({ name, type, data }) => [name ?? type, data.map(plain)]))
const lines = (option: EChartsOption): (readonly [number, string])[] =>
  seriesOf(option).flatMap(({ markLine }) =>
    (markLine?.data ?? []).map(({ yAxis, label }) => [yAxis, label.formatter] as const),
  )
const category = (option: EChartsOption, axis: 'xAxis' | 'yAxis'): unknown =>
  (option[axis] as { data?: unknown }).data

const W1 = Date.UTC(2026, 0, 5)
/** The wall clock of a day of the example. */
const wall = (nth: number): number => W1 + (nth - 1) * 86_400_000

describe('each chart draws', () => {
  test('velocity: a bar per period, limits as lines, a mark at the foot of what is a signal', () => {
    const periods = [4, 5, 4, 5, 30, 2].map((items, i) => ({
      start: `2026-01-${String(5 + i).padStart(2, '0')}T00:00:00+00:00`,
      end: `2026-01-${String(6 + i).padStart(2, '0')}T00:00:00+00:00`,
      items,
      partial: i === 0 || i === 5,
    }))
    const signal = { rule: 'beyond the limits', from: 3, to: 3, direction: 'up' } as const
    const limits = { n: 6, mean: 7, upper: 20.06, lower: 0, signals: [signal] }
    const option = limitsChart(
      { periods, limits, by: 'day', asOf: periods[5]?.start ?? '', noun: 'item' },
      LOOK,
    )
    // Limits count whole periods: the fourth of them is the fifth of all.
    expect(drawn(option)).toEqual({ bar: [4, 5, 4, 5, 30, 2], scatter: [[4, 0]] })
    expect(lines(option)).toEqual([
      [20.06, 'upper 20.1'],
      [7, 'mean 7'],
    ])
  })

  test('flow time: a dot per item by type, lines at percentiles and at what is expected', async () => {
    const option = flowTimeChart(await view('flow-time'), LOOK)
    expect(drawn(option)).toEqual({
      Feature: [[wall(5), 4]],
      Defect: [[wall(9), 7]],
      Risk: [],
      Debt: [],
      Unclassified: [],
      scatter: [],
    })
    expect(lines(option)).toEqual([
      [4, 'p50 4 days'],
      [7, 'p85 7 days'],
      [7, 'p95 7 days'],
      [5, 'expected: within 5 days'],
    ])
    expect((option.legend as { data: unknown }).data).toEqual(['Feature', 'Defect'])
  })

  test('flow time in the unit of its clock', async () => {
    const working = flowTimeChart(await view('flow-time', 'working'), LOOK)
    expect([drawn(working)['Feature'], lines(working)[0]]).toEqual([[[wall(5), 32]], [32, 'p50 32 h']])
    const days = flowTimeChart(await view('flow-time', 'calendar-days'), LOOK)
    expect([drawn(days)['Feature'], lines(days)[0]]).toEqual([[[wall(5), 5]], [5, 'p50 5 days']])
  })

  test('flow time of many: a square per cell, the lowest row as high as the others', async () => {
    const answer = await view('flow-time')
    const cells = [
      { from: '2026-01-05T00:00:00+00:00', to: '2026-01-06T00:00:00+00:00', low: 0, high: 7200, n: 5 },
      { from: '2026-01-06T00:00:00+00:00', to: '2026-01-07T00:00:00+00:00', low: 7200, high: 90_000, n: 1 },
    ]
    const option = flowTimeChart({ ...answer, points: null, cells }, LOOK)
    expect(drawn(option)['custom']).toEqual([
      [wall(1), wall(2), 6768, 7200, 5],
      [wall(2), wall(3), 7200, 90_000, 1],
    ])
    expect(option.yAxis).toMatchObject({ type: 'log', min: 3600, max: 604_800 })
  })

  test('the distribution of flow times: a bar per range', async () => {
    const option = histogramChart(await view('flow-time', 'calendar-days'), 'item', LOOK)
    expect([drawn(option)['bar'], category(option, 'xAxis')]).toEqual([
      [0, 0, 0, 0, 1, 0, 0, 1],
      ['2 days', '3 days', '4 days', '5 days', '6 days', '7 days', '8 days', '9 days'],
    ])
  })

  test('cumulative flow: done at the bottom, the first stage on top', async () => {
    const bands = drawn(cumulativeFlowChart(await view('cumulative-flow'), 'item', LOOK))
    expect(Object.keys(bands)).toEqual(['done', 'review', 'build'])
    const at = (nth: number): unknown[] => Object.values(bands).map((band) => band[nth - 1])
    expect(at(4)).toEqual([
      [wall(4), 0],
      [wall(4), 1],
      [wall(4), 2],
    ])
    expect(at(15)).toEqual([
      [wall(15), 2],
      [wall(15), 1],
      [wall(15), 1],
    ])
  })

  test('load: a band per group, the average as a line', async () => {
    const option = groupedLoadChart(await view('load'), 'item', LOOK)
    expect(drawn(option)).toEqual({
      Features: [1, 1, 1].map((n, i) => [wall(1 + 7 * i), n]),
      Defects: [0, 1, 0].map((n, i) => [wall(1 + 7 * i), n]),
      Risks: [0, 0, 1].map((n, i) => [wall(1 + 7 * i), n]),
      line: [],
    })
    // 4 + 7 + 11 + 5 days in progress, in 14 days.
    expect(lines(option)).toEqual([[27 / 14, 'average\n1.9']])
  })

  test('aging: bands end where so many had left the stage, dots are open items in their stage', async () => {
    const option = agingChart(await view('aging'), LOOK)
    expect(drawn(option)).toEqual({
      'up to 50 %': [3, 4],
      'up to 70 %': [1, 3],
      'up to 85 %': [0, 0],
      'up to 95 %': [0, 0],
      'in progress': [
        [0, 11],
        [1, 5],
      ],
    })
    expect(lines(option)).toEqual([[5, 'expected:\n85 % within\n5 days']])
    const dots = seriesOf(option).at(-1)?.data as { id: string; symbol: string; itemStyle: object }[]
    expect(dots.map(({ id, symbol }) => [id, symbol])).toEqual([
      ['["tracker","3"]', 'circle'],
      ['["tracker","4"]', 'diamond'],
    ])
    // A ring: without an event for longer than nine days.
    expect(dots[0]?.itemStyle).toMatchObject({ color: 'transparent' })
  })

  test('distribution: shares in each period, and the target mix apart from them', async () => {
    const option = mixChart(await view('mix'), 'item', LOOK)
    expect(category(option, 'xAxis')).toEqual(['5 Jan', '12 Jan', '', 'target'])
    expect(drawn(option)).toEqual({
      Features: [100, 0, 0, 40],
      Defects: [0, 100, 0, 30],
      Risks: [0, 0, 0, 20],
      Debt: [0, 0, 0, 10],
      Unclassified: [0, 0, 0, 0],
    })
  })

  test('arrivals up, departures down, the growth of the load as a line', async () => {
    expect(drawn(balanceChart(await view('balance'), 'item', LOOK))).toEqual({
      arrived: [3, 1],
      done: [-1, -1],
      canceled: [-0, -0],
      'load since the start': [2, 2],
    })
  })

  test('time in stage: a bar per stage, from percentile to percentile', async () => {
    const option = stageTimesChart(await view('stages'), 'item', LOOK)
    expect(category(option, 'yAxis')).toEqual(['build', 'review'])
    expect(drawn(option)).toEqual({ '50 % within': [3, 1], '85 % within': [1, 2], '95 % within': [0, 0] })
  })
})

test('in a narrow place, lines carry their names on them, legends have rows, stages stand at a slant', async () => {
  const option = narrowed(agingChart(await view('aging'), LOOK), LOOK)
  expect(option.grid).toMatchObject({ right: 12 })
  expect((option.xAxis as object[])[0]).toMatchObject({ axisLabel: { rotate: 35 } })
  expect(seriesOf(option).at(-1)?.markLine?.data[0]?.label).toMatchObject({ position: 'insideEndTop' })

  const mix = narrowed(mixChart(await view('mix'), 'item', LOOK), LOOK)
  // Five names need two rows.
  expect([mix.legend, mix.grid]).toMatchObject([{ type: 'plain' }, { bottom: 56, right: 16 }])

  const bars = { type: 'bar', label: { show: true } } as const
  const labels = (n: number): unknown =>
    narrowed({ grid: {}, series: [{ ...bars, data: Array.from({ length: n }, () => 1) }] }, LOOK).series
  expect([labels(12), labels(13)]).toMatchObject([[{ label: { show: true } }], [{ label: { show: false } }]])
})
