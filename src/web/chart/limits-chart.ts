import type { EChartsOption } from 'echarts'
import type { By } from '../../flow/answers.ts'
import type { ProcessLimits } from '../../flow/view-answers.ts'
import type { Palette } from '../theme/palette.ts'
import { count, countOf, decimal } from '../words/figures.ts'
import { axisTooltip, frame, markLabel, markLine, valueAxis } from './look.ts'
import { barStyle, periodAxis, periodLines, type Period } from './period-axis.ts'

/** Bars carry their figures if these have no more digits than this in all: beyond it they cover each other. */
const DIGITS = 60

interface LimitsChartOf {
  readonly periods: readonly (Period & { readonly items: number })[]
  readonly limits: ProcessLimits | null
  readonly by: By
  readonly asOf: string
  readonly noun: string
}

/** The index among all periods of the n-th whole one: limits count whole periods only. */
const wholeAt = (periods: readonly Period[]): number[] =>
  periods.flatMap(({ partial }, i) => (partial ? [] : [i]))

/**
 * Velocity with its process limits [XmR]: a bar per period, mean and limits as lines; a period that belongs to a
 * signal has a mark at its foot, clear of the figures above, and its tooltip says which rule it is.
 */
export const limitsChart = (of: LimitsChartOf, palette: Palette): EChartsOption => {
  const { periods, limits, by, asOf, noun } = of
  const whole = wholeAt(periods)
  const rules = new Map<number, string>()
  for (const { rule, from, to } of limits?.signals ?? []) {
    for (const i of whole.slice(from, to + 1)) rules.set(i, rules.has(i) ? `${rules.get(i)}; ${rule}` : rule)
  }
  const lines = limits
    ? [
        { yAxis: limits.upper, label: { formatter: `upper ${decimal(limits.upper)}` } },
        {
          yAxis: limits.mean,
          lineStyle: { type: 'solid' as const },
          label: { formatter: `mean ${decimal(limits.mean)}` },
        },
        ...(limits.lower > 0
          ? [{ yAxis: limits.lower, label: { formatter: `lower ${decimal(limits.lower)}` } }]
          : []),
      ]
    : []
  const largest = periods.reduce((most, { items }) => Math.max(most, items), limits?.upper ?? 0)
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, right: limits ? 84 : 16 },
    xAxis: periodAxis(palette, periods, by),
    yAxis: {
      ...valueAxis(palette, `${noun}s done`),
      type: 'value',
      minInterval: 1,
      max: Math.ceil(largest * 1.08) || 1,
      axisLabel: { ...valueAxis(palette, '').axisLabel, showMaxLabel: false },
    },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const period = periods[i]
      if (!period) return []
      const rule = rules.get(i)
      return [
        ...periodLines(period, by, asOf),
        `${countOf(period.items, noun)} done`,
        ...(rule === undefined ? [] : [`signal: ${rule}`]),
      ]
    }),
    series: [
      {
        type: 'bar',
        barMaxWidth: 34,
        barCategoryGap: '22%',
        label: {
          show: periods.length * count(largest).length <= DIGITS,
          position: 'top',
          distance: 3,
          color: palette.dimmed,
          fontSize: 11,
          formatter: ({ value }) => (value === 0 ? '' : count(Number(value))),
        },
        labelLayout: { hideOverlap: true },
        data: periods.map(({ items, partial }) => ({
          value: items,
          itemStyle: barStyle(palette.accent, palette.accentSoft, partial),
        })),
        markLine: {
          ...markLine(palette),
          label: markLabel(palette),
          data: lines,
        },
      },
      {
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 9,
        symbolOffset: [0, -9],
        silent: true,
        itemStyle: { color: palette.ground, borderColor: palette.types.defect, borderWidth: 2 },
        data: [...rules.keys()].sort((a, b) => a - b).map((i) => [i, 0]),
      },
    ],
  }
}
