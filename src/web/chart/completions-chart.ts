import type { EChartsOption } from 'echarts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { axisTooltip, frame, legend, valueAxis } from './look.ts'
import { barStyle, periodAxis, periodLines } from './period-axis.ts'

/** Completions by period, a bar for each kind. */
export const completionsChart = (
  { completions: { periods, points }, window }: Pick<JourneysAnswer, 'completions' | 'window'>,
  palette: Palette,
): EChartsOption => ({
  ...frame(palette),
  grid: { ...frame(palette).grid, bottom: points.length > 1 ? 34 : 4 },
  ...(points.length > 1 ? { legend: legend(palette) } : {}),
  xAxis: periodAxis(palette, periods, window.by),
  yAxis: { ...valueAxis(palette, 'completions'), type: 'value', minInterval: 1 },
  tooltip: axisTooltip(palette, 'bars', (i) => {
    const period = periods[i]
    return period
      ? [
          ...periodLines(period, window.by, window.asOf),
          ...points.map(({ name, byPeriod }) => `${name}: ${count(byPeriod[i] ?? 0)}`),
        ]
      : []
  }),
  series: points.map(({ name, byPeriod }, k) => {
    const color = palette.groups[k % palette.groups.length] ?? palette.accent
    return {
      type: 'bar' as const,
      name,
      barMaxWidth: 26,
      itemStyle: { color },
      data: byPeriod.map((value, i) => ({
        value,
        itemStyle: barStyle(color, palette.accentSoft, periods[i]?.partial ?? false),
      })),
    }
  }),
})
