import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import type { Palette } from '../theme/palette.ts'
import { count, percent } from '../words/figures.ts'
import { axisTooltip, frame, legend, valueAxis } from './look.ts'
import { barStyle, periodAxis, periodLines } from './period-axis.ts'

/** Of what was done in each period, what had been reopened or moved back. */
export const reworkChart = (view: ViewOf<'rework'>, noun: string, palette: Palette): EChartsOption => {
  const { periods, window } = view
  const bar = { type: 'bar' as const, stack: 'done', barMaxWidth: 34 }
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, bottom: 34 },
    legend: legend(palette),
    xAxis: periodAxis(palette, periods, window.by),
    yAxis: { ...valueAxis(palette, `${noun}s done`), type: 'value', minInterval: 1 },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const period = periods[i]
      if (!period) return []
      const share = period.done > 0 ? ` (${percent(period.reworked / period.done)})` : ''
      return [
        ...periodLines(period, window.by, window.asOf),
        `${count(period.done)} done`,
        `${count(period.reworked)} of them reworked${share}`,
      ]
    }),
    series: [
      {
        ...bar,
        name: 'reworked',
        itemStyle: { color: palette.types.defect },
        data: periods.map(({ reworked, partial }) => ({
          value: reworked,
          itemStyle: barStyle(palette.types.defect, palette.ground, partial),
        })),
      },
      {
        ...bar,
        name: 'straight through',
        itemStyle: { color: palette.states.done },
        data: periods.map(({ done, reworked, partial }) => ({
          value: done - reworked,
          itemStyle: barStyle(palette.states.done, palette.ground, partial),
        })),
      },
    ],
  }
}
