import type { EChartsOption } from 'echarts'
import type { By } from '../../flow/answers.ts'
import type { ServiceAnswer } from '../../flow/service/service-answer.ts'
import { exactShareInWords } from '../../flow/service/share-words.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { axisTooltip, frame, legend, markLabel, markLine, valueAxis } from './look.ts'
import { periodAxis, periodLines } from './period-axis.ts'

interface AvailabilityChartOf {
  readonly periods: ServiceAnswer['availability']['periods']
  /** The stages that are measured, in their order. */
  readonly stages: readonly { readonly id: string; readonly name: string }[]
  /** 0–1 */
  readonly objectives: readonly number[]
  readonly by: By
  readonly asOf: string
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'] as const

/** Availability of each stage per period, each with its own symbol, and the objectives as lines. */
export const availabilityChart = (of: AvailabilityChartOf, palette: Palette): EChartsOption => {
  const { periods, stages, objectives, by, asOf } = of
  const valueOf = (i: number, stage: string) => periods[i]?.stages.find(({ id }) => id === stage)
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, right: objectives.length > 0 ? 64 : 16, bottom: 34 },
    legend: { ...legend(palette), data: stages.map(({ name }) => name) },
    xAxis: periodAxis(palette, periods, by),
    yAxis: {
      ...valueAxis(palette, objectives.length > 0 ? '% available (dashed: promised)' : '% available'),
      type: 'value',
      scale: true,
      max: 100,
    },
    tooltip: axisTooltip(palette, 'line', (i) => {
      const period = periods[i]
      if (!period) return []
      return [
        ...periodLines(period, by, asOf),
        ...stages.map(({ id, name }) => {
          const found = valueOf(i, id)
          return `${name}: ${found?.value == null ? 'nothing was tried' : `${exactShareInWords(found.value)} (n = ${count(found.n)})`}`
        }),
      ]
    }),
    series: [
      ...stages.map(({ id, name }, i) => ({
        type: 'line' as const,
        name,
        symbol: SYMBOLS[i % SYMBOLS.length],
        symbolSize: 7,
        lineStyle: { width: 1.6, color: palette.groups[i % palette.groups.length] },
        itemStyle: { color: palette.groups[i % palette.groups.length] },
        data: periods.map((_, period) => {
          const value = valueOf(period, id)?.value
          return value == null ? null : value * 100
        }),
      })),
      {
        type: 'line' as const,
        data: [],
        markLine: {
          ...markLine(palette),
          label: markLabel(palette),
          data: [...new Set(objectives)].map((objective) => ({
            yAxis: objective * 100,
            label: { formatter: exactShareInWords(objective) },
          })),
        },
      },
    ],
  }
}
