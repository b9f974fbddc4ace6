import type { EChartsOption } from 'echarts'
import type { By } from '../../flow/answers.ts'
import type { ServiceAnswer } from '../../flow/service/service-answer.ts'
import type { Palette } from '../theme/palette.ts'
import { count, decimal } from '../words/figures.ts'
import { axisTooltip, frame, legend, markLabel, markLine, valueAxis } from './look.ts'
import { barStyle, periodAxis, periodLines } from './period-axis.ts'

interface ConcurrencyChartOf {
  readonly series: ServiceAnswer['capacity']['series']
  readonly capacity: number | null
  readonly by: By
  readonly asOf: string
}

/** The most journeys at a time in each period, their mean, and what is to be carried. */
export const concurrencyChart = (
  { series, capacity, by, asOf }: ConcurrencyChartOf,
  palette: Palette,
): EChartsOption => ({
  ...frame(palette),
  grid: { ...frame(palette).grid, right: capacity === null ? 16 : 84, bottom: 34 },
  legend: { ...legend(palette), data: ['most at a time', 'on average'] },
  xAxis: periodAxis(palette, series, by),
  yAxis: {
    ...valueAxis(palette, 'journeys at a time'),
    type: 'value',
    minInterval: 1,
    max: Math.max(1, Math.ceil(Math.max(capacity ?? 0, ...series.map(({ max }) => max)) * 1.05)),
    axisLabel: { ...valueAxis(palette, '').axisLabel, showMaxLabel: false },
  },
  tooltip: axisTooltip(palette, 'bars', (i) => {
    const period = series[i]
    return period
      ? [
          ...periodLines(period, by, asOf),
          `at most ${count(period.max)} at a time`,
          `${decimal(period.mean)} on average`,
        ]
      : []
  }),
  series: [
    {
      type: 'bar',
      name: 'most at a time',
      barMaxWidth: 34,
      barCategoryGap: '22%',
      itemStyle: { color: palette.accent },
      data: series.map(({ max, partial }) => ({
        value: max,
        itemStyle: barStyle(palette.accent, palette.accentSoft, partial),
      })),
      markLine: {
        ...markLine(palette),
        label: markLabel(palette),
        data:
          capacity === null
            ? []
            : [{ yAxis: capacity, label: { formatter: `to carry\n${count(capacity)}` } }],
      },
    },
    {
      type: 'line',
      name: 'on average',
      symbol: 'diamond',
      symbolSize: 7,
      lineStyle: { color: palette.text, width: 1.4 },
      itemStyle: { color: palette.text },
      data: series.map(({ mean }) => mean),
    },
  ],
})
