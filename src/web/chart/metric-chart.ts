import type { EChartsOption } from 'echarts'
import { durationInWords } from '../../flow/duration.ts'
import type { NorthStarAnswer } from '../../flow/logic/north-star-answer.ts'
import type { Palette } from '../theme/palette.ts'
import { count, countOf, decimal, percent } from '../words/figures.ts'
import { axisTooltip, frame, markLabel, markLine, valueAxis } from './look.ts'
import { periodAxis, periodLines } from './period-axis.ts'

type Unit = NonNullable<NorthStarAnswer['northStar']>['unit']

const inUnit = (unit: Unit, value: number): string =>
  unit === 'share' ? percent(value) : unit === 'seconds' ? durationInWords(value) : decimal(value)

const canChange = ({ partial, open }: NorthStarAnswer['series'][number]): boolean =>
  partial || (open !== null && open > 0)

/**
 * A metric by period with its process limits. A period that is not over, or of which journeys are still open, has a
 * hollow mark beside the line: its value can still change.
 */
export const metricChart = (
  { series, limits, window, northStar }: Pick<NorthStarAnswer, 'series' | 'limits' | 'window' | 'northStar'>,
  palette: Palette,
): EChartsOption => {
  const unit = northStar?.unit ?? 'number'
  const lines = limits
    ? [
        { yAxis: limits.upper, label: { formatter: `upper ${inUnit(unit, limits.upper)}` } },
        {
          yAxis: limits.mean,
          lineStyle: { type: 'solid' as const },
          label: { formatter: `mean ${inUnit(unit, limits.mean)}` },
        },
        { yAxis: limits.lower, label: { formatter: `lower ${inUnit(unit, limits.lower)}` } },
      ]
    : []
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, right: limits ? 96 : 16 },
    xAxis: periodAxis(palette, series, window.by),
    yAxis: {
      ...valueAxis(palette, northStar?.name ?? ''),
      type: 'value',
      ...(limits && { max: ({ max }: { max: number }) => Math.max(max, limits.upper) * 1.02 }),
      axisLabel: {
        ...valueAxis(palette, '').axisLabel,
        showMaxLabel: limits === null,
        formatter: (value: number) => inUnit(unit, value),
      },
    },
    tooltip: axisTooltip(palette, 'line', (i) => {
      const period = series[i]
      if (!period) return []
      return [
        ...periodLines(period, window.by, window.asOf),
        period.words,
        ...(period.n === null ? [] : [`n = ${count(period.n)}`]),
        ...(period.open ? [`${countOf(period.open, 'journey')} still open: it can still rise`] : []),
      ]
    }),
    series: [
      {
        type: 'line',
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        data: series.map((point) => (canChange(point) ? null : point.value)),
        markLine: { ...markLine(palette), label: markLabel(palette), data: lines },
      },
      {
        type: 'scatter',
        symbolSize: 8,
        itemStyle: { color: palette.ground, borderColor: palette.accent, borderWidth: 2 },
        data: series.map((point) => (canChange(point) ? point.value : null)),
      },
    ],
  }
}
