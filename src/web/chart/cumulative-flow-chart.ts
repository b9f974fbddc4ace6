import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { instantInWords, wallClock } from '../words/instants.ts'
import { axisTooltip, frame, legend, timeAxis, valueAxis } from './look.ts'

/** Done below, then the stages from the last to the first: a band is as high as the items that are in it. */
export const cumulativeFlowChart = (
  view: ViewOf<'cumulative-flow'>,
  noun: string,
  palette: Palette,
): EChartsOption => {
  const bands = [
    { name: 'done', color: palette.states.done, of: (point: (typeof view.points)[number]) => point.done },
    ...view.stages
      .map((name, i) => ({
        name,
        color: palette.groups[i % palette.groups.length] ?? palette.accent,
        of: (point: (typeof view.points)[number]) => point.stages[i] ?? 0,
      }))
      .toReversed(),
  ]
  return {
    ...frame(palette),
    useUTC: true,
    grid: { ...frame(palette).grid, right: 24, bottom: 34 },
    legend: { ...legend(palette), icon: 'rect', data: bands.map(({ name }) => name).toReversed() },
    xAxis: { ...timeAxis(palette), min: 'dataMin', max: 'dataMax' },
    yAxis: { ...valueAxis(palette, `${noun}s`), type: 'value', minInterval: 1 },
    tooltip: axisTooltip(palette, 'line', (i) => {
      const point = view.points[i]
      if (!point) return []
      return [
        instantInWords(point.at),
        ...view.stages.map((stage, i) => `${stage}: ${count(point.stages[i] ?? 0)}`),
        `done since the start: ${count(point.done)}`,
        `arrived since the start: ${count(point.arrived)}`,
      ]
    }),
    series: bands.map(({ name, color, of }) => ({
      type: 'line' as const,
      name,
      stack: 'flow',
      showSymbol: false,
      symbol: 'none',
      lineStyle: { width: 1, color: palette.ground },
      itemStyle: { color },
      areaStyle: { color, opacity: 0.9 },
      data: view.points.map((point) => [wallClock(point.at), of(point)]),
    })),
  }
}
