import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { unitOf } from './flow-time-chart.ts'
import { frame, legend, quietAxis, tooltipLines } from './look.ts'
import { indexOf } from './period-axis.ts'

/** Time in stage: a bar up to the median, lighter ones up to the 85th and 95th percentile, of the items done. */
export const stageTimesChart = (view: ViewOf<'stages'>, noun: string, palette: Palette): EChartsOption => {
  const { stages } = view
  const at = (i: number, percent: number): number =>
    stages[i]?.percentiles.find((one) => one.percent === percent)?.seconds ?? 0
  const unit = unitOf(stages.reduce((most, _, i) => Math.max(most, at(i, 95)), 0))
  const parts = [
    { name: '50 % within', from: null, to: 50, opacity: 1 },
    { name: '85 % within', from: 50, to: 85, opacity: 0.55 },
    { name: '95 % within', from: 85, to: 95, opacity: 0.28 },
  ]
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, top: 8, bottom: 34, right: 24 },
    legend: legend(palette),
    xAxis: {
      type: 'value',
      axisLabel: {
        color: palette.dimmed,
        fontSize: 12,
        hideOverlap: true,
        formatter: (value: number) => durationInWords(value * unit.seconds),
      },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      ...quietAxis(palette),
      type: 'category',
      inverse: true,
      data: stages.map(({ stage }) => stage),
      axisLabel: { ...quietAxis(palette).axisLabel, color: palette.text, overflow: 'truncate', width: 110 },
    },
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.accentSoft, opacity: 0.35 } },
      formatter: (params: unknown) => {
        const stage = stages[indexOf(params)]
        if (!stage) return ''
        return tooltipLines([
          `${stage.stage}: ${count(stage.items)} ${noun}s`,
          ...stage.percentiles.map(
            ({ percent, seconds }) => `${percent} % within ${durationInWords(seconds)}`,
          ),
          `entered ${count(stage.entries)} times${stage.skipped > 0 ? `, skipped by ${count(stage.skipped)}` : ''}`,
        ])
      },
    },
    series: parts.map(({ name, from, to, opacity }) => ({
      type: 'bar' as const,
      name,
      stack: 'time',
      barMaxWidth: 28,
      itemStyle: { color: palette.accent, opacity },
      data: stages.map((_, i) => (at(i, to) - (from === null ? 0 : at(i, from))) / unit.seconds),
    })),
  }
}
