import type { EChartsOption } from 'echarts'
import { durationInWords } from '../../flow/duration.ts'
import type { Palette } from '../theme/palette.ts'
import { percent } from '../words/figures.ts'
import { unitOf } from './flow-time-chart.ts'
import { axisTooltip, durationLabel, frame, legend, quietAxis, valueAxis } from './look.ts'

interface CurvePoint {
  readonly seconds: number
  readonly a: number
  readonly b: number
}

/** Which share of either slice had gone on by then; the second is dashed. Time from 0 to where nineteen of twenty had. */
export const twoCurvesChart = (
  curve: readonly CurvePoint[],
  names: { readonly a: string; readonly b: string },
  palette: Palette,
): EChartsOption => {
  const usual = curve.filter(({ a, b }) => Math.min(a, b) < 0.95)
  const longest = (usual.at(-1) ?? curve.at(-1))?.seconds ?? 0
  const unit = unitOf(longest)
  const points = [{ seconds: 0, a: 0, b: 0 }, ...curve]
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, bottom: 34, top: 8, right: 24 },
    legend: legend(palette),
    xAxis: {
      ...quietAxis(palette),
      type: 'value',
      max: longest / unit.seconds,
      axisLabel: durationLabel(palette, unit.seconds),
    },
    yAxis: {
      ...valueAxis(palette, ''),
      type: 'value',
      max: 1,
      axisLabel: { color: palette.dimmed, fontSize: 12, formatter: (value: number) => percent(value) },
    },
    tooltip: axisTooltip(palette, 'line', (i) => {
      const one = points[i]
      return one
        ? [
            `within ${durationInWords(one.seconds)}`,
            `${names.a}: ${percent(one.a)}`,
            `${names.b}: ${percent(one.b)}`,
          ]
        : []
    }),
    series: (['a', 'b'] as const).map((side) => ({
      type: 'line' as const,
      name: names[side],
      step: 'end' as const,
      symbol: 'none',
      lineStyle: { width: 2, type: side === 'a' ? ('solid' as const) : ('dashed' as const) },
      color: (side === 'a' ? palette.groups[0] : palette.groups[1]) ?? palette.accent,
      data: points.map((one) => [one.seconds / unit.seconds, one[side]]),
    })),
  }
}
