import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { TYPE_NAMES } from '../words/names.ts'
import { TYPE_DECALS } from './decals.ts'
import { axisTooltip, frame, legend, valueAxis } from './look.ts'
import { periodAxis, periodLines } from './period-axis.ts'

/** Flow distribution over time: a whole bar per period; beside them the target mix, if there is one. */
export const mixChart = (view: ViewOf<'mix'>, noun: string, palette: Palette): EChartsOption => {
  const { target, periods, window } = view
  const axis = periodAxis(palette, periods, window.by)
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, bottom: 34 },
    legend: legend(palette),
    xAxis: {
      ...axis,
      data: target ? [...axis.data, '', 'target'] : axis.data,
      axisLabel: { ...axis.axisLabel, ...(target ? { showMaxLabel: true } : {}) },
    },
    yAxis: { ...valueAxis(palette, `% of the ${noun}s`), type: 'value', max: 100 },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const period = periods[i]
      if (!period) {
        return target && i > periods.length
          ? ['target', ...Object.entries(target).map(([type, share]) => `${type}: ${share} %`)]
          : []
      }
      const { distribution } = period
      return [
        ...periodLines(period, window.by, window.asOf),
        ...FLOW_ITEM_TYPES.map(
          (type) =>
            `${TYPE_NAMES[type].many}: ${distribution[type] ?? 0} % (${count(distribution.counts[type])})`,
        ),
        `n = ${count(distribution.n)}`,
      ]
    }),
    series: FLOW_ITEM_TYPES.map((type) => ({
      type: 'bar' as const,
      name: TYPE_NAMES[type].many,
      stack: 'mix',
      barMaxWidth: 34,
      itemStyle: {
        color: palette.types[type],
        decal: { ...TYPE_DECALS[type], color: palette.hatch } as object,
      },
      data: [
        ...periods.map(({ distribution, partial }) => ({
          value: distribution[type] ?? 0,
          itemStyle: { opacity: partial ? 0.5 : 1 },
        })),
        ...(target
          ? [
              // Apart from what was measured.
              { value: 0 },
              {
                value: type === 'unclassified' ? 0 : (target[type] ?? 0),
                itemStyle: { borderColor: palette.text, borderWidth: 1 },
              },
            ]
          : []),
      ],
    })),
  } as EChartsOption
}
