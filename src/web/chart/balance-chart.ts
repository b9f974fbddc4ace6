import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { axisTooltip, frame, legend, valueAxis } from './look.ts'
import { barStyle, periodAxis, periodLines } from './period-axis.ts'

const signed = (n: number): string => `${n > 0 ? '+' : ''}${count(n)}`

/**
 * Arrivals above the line, departures below it. The line tells by how much the load has grown since the start, as it
 * was measured: what is reopened comes back without arriving.
 */
export const balanceChart = (view: ViewOf<'balance'>, noun: string, palette: Palette): EChartsOption => {
  const { periods, window } = view
  let sum = 0
  const grown = periods.map(({ growth }) => (sum += growth))
  const bar = { type: 'bar' as const, stack: 'balance', barMaxWidth: 34 }
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, bottom: 34 },
    legend: legend(palette),
    xAxis: {
      ...periodAxis(palette, periods, window.by),
      axisLine: { onZero: true, lineStyle: { color: palette.dimmed } },
    },
    yAxis: {
      ...valueAxis(palette, `${noun}s`),
      type: 'value',
      minInterval: 1,
      axisLabel: {
        color: palette.dimmed,
        fontSize: 12,
        formatter: (value: number) => count(Math.abs(value)),
      },
    },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const period = periods[i]
      if (!period) return []
      return [
        ...periodLines(period, window.by, window.asOf),
        `arrived: ${count(period.arrivals)}`,
        `done: ${count(period.done)}`,
        `canceled: ${count(period.canceled)}`,
        `load since the start: ${signed(grown[i] ?? 0)}`,
      ]
    }),
    series: [
      {
        ...bar,
        name: 'arrived',
        itemStyle: { color: palette.states.waiting },
        data: periods.map(({ arrivals, partial }) => ({
          value: arrivals,
          itemStyle: barStyle(palette.states.waiting, palette.ground, partial),
        })),
      },
      {
        ...bar,
        name: 'done',
        itemStyle: { color: palette.states.done },
        data: periods.map(({ done, partial }) => ({
          value: -done,
          itemStyle: barStyle(palette.states.done, palette.ground, partial),
        })),
      },
      {
        ...bar,
        name: 'canceled',
        itemStyle: { color: palette.states.canceled },
        data: periods.map(({ canceled, partial }) => ({
          value: -canceled,
          itemStyle: barStyle(palette.states.canceled, palette.ground, partial),
        })),
      },
      {
        type: 'line',
        name: 'load since the start',
        symbolSize: 5,
        lineStyle: { color: palette.text, width: 1.6 },
        itemStyle: { color: palette.text },
        data: grown,
      },
    ],
  }
}
