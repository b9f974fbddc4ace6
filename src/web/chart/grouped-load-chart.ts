import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import type { Palette } from '../theme/palette.ts'
import { count, decimal } from '../words/figures.ts'
import { instantInWords, wallClock } from '../words/instants.ts'
import { TYPE_NAMES } from '../words/names.ts'
import { axisTooltip, frame, legend, markLabel, markLine, timeAxis, valueAxis } from './look.ts'

const isType = (group: string): group is keyof Palette['types'] =>
  (FLOW_ITEM_TYPES as readonly string[]).includes(group)

const isState = (group: string): group is 'waiting' | 'active' => group === 'waiting' || group === 'active'

const nameOf = (group: string): string => (isType(group) ? TYPE_NAMES[group].many : group)

/** Load over time, stacked by group, with the average over the window. */
export const groupedLoadChart = (view: ViewOf<'load'>, noun: string, palette: Palette): EChartsOption => {
  const colorOf = (group: string, i: number): string =>
    view.by === 'type' && isType(group)
      ? palette.types[group]
      : view.by === 'state' && isState(group)
        ? palette.states[group]
        : (palette.groups[i % palette.groups.length] ?? palette.accent)
  return {
    ...frame(palette),
    useUTC: true,
    grid: { ...frame(palette).grid, right: 72, bottom: 34 },
    legend: { ...legend(palette), icon: 'rect', data: view.groups.map(nameOf) },
    xAxis: { ...timeAxis(palette), min: 'dataMin', max: 'dataMax' },
    yAxis: { ...valueAxis(palette, `${noun}s in progress`), type: 'value', minInterval: 1 },
    tooltip: axisTooltip(palette, 'line', (i) => {
      const point = view.points[i]
      if (!point) return []
      return [
        instantInWords(point.at),
        `${count(point.total)} in progress`,
        ...view.groups.map((group, i) => `${nameOf(group)}: ${count(point.loads[i] ?? 0)}`),
      ]
    }),
    series: [
      ...view.groups.map((group, i) => ({
        type: 'line' as const,
        name: nameOf(group),
        stack: 'load',
        step: 'end' as const,
        showSymbol: false,
        symbol: 'none',
        lineStyle: { width: 0.5, color: palette.ground },
        itemStyle: { color: colorOf(group, i) },
        areaStyle: { color: colorOf(group, i), opacity: 0.85 },
        data: view.points.map((point) => [wallClock(point.at), point.loads[i] ?? 0]),
      })),
      {
        type: 'line' as const,
        data: [],
        markLine: {
          ...markLine(palette),
          label: markLabel(palette),
          data:
            view.average === null
              ? []
              : [{ yAxis: view.average, label: { formatter: `average\n${decimal(view.average)}` } }],
        },
      },
    ],
  }
}
