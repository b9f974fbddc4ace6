import type { EChartsOption } from 'echarts'
import { expect, test } from 'vitest'
import { PALETTES } from '../theme/palette.ts'
import { twoCurvesChart } from './two-curves-chart.ts'
import { variantsChart } from './variants-chart.ts'

const NAMES = { a: 'Anna', b: 'Ben' }
const drawn = (option: EChartsOption): Record<string, unknown> =>
  Object.fromEntries(
    (option.series as { name: string; data: unknown }[]).map(({ name, data }) => [name, data]),
  )

test('variants: a bar of each slice side by side, the first variant on top', () => {
  const option = variantsChart(
    [
      { name: 'variant 1', path: 'look, pay', a: 0.7, b: 0.4 },
      { name: 'all others', path: 'all others', a: 0.3, b: 0.6 },
    ],
    NAMES,
    PALETTES.light,
  )
  expect(drawn(option)).toEqual({ Anna: [0.7, 0.3], Ben: [0.4, 0.6] })
  expect(option.yAxis).toMatchObject({ inverse: true, data: ['variant 1', 'all others'] })
})

test('curves: shares by time in its unit, cut off where nineteen of twenty of both had gone on', () => {
  const option = twoCurvesChart(
    [
      { seconds: 3600, a: 0.5, b: 0.2 },
      { seconds: 7200, a: 0.9, b: 0.6 },
      { seconds: 90_000, a: 1, b: 1 },
    ],
    NAMES,
    PALETTES.light,
  )
  expect(drawn(option)).toEqual({
    Anna: [
      [0, 0],
      [1, 0.5],
      [2, 0.9],
      [25, 1],
    ],
    Ben: [
      [0, 0],
      [1, 0.2],
      [2, 0.6],
      [25, 1],
    ],
  })
  expect(option.xAxis).toMatchObject({ max: 2 })
})
