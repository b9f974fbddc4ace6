import type { EChartsOption } from 'echarts'
import type { FlowAnswer } from '../../flow/answers.ts'
import type { Palette } from '../theme/palette.ts'
import { countOf, decimal } from '../words/figures.ts'
import { instantInWords, wallClock } from '../words/instants.ts'
import { frame, markLabel, markLine, timeAxis, tooltipLines, valueAxis } from './look.ts'

/** Flow load: items in progress at the start of each period, with the average over the window. */
export const loadChart = (answer: FlowAnswer, noun: string, palette: Palette): EChartsOption => {
  const { series, average } = answer.load
  return {
    ...frame(palette),
    useUTC: true,
    grid: { ...frame(palette).grid, right: 64 },
    xAxis: { ...timeAxis(palette), min: 'dataMin', max: 'dataMax' },
    yAxis: { ...valueAxis(palette, `${noun}s in progress`), type: 'value', minInterval: 1 },
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'axis',
      axisPointer: { lineStyle: { color: palette.dimmed } },
      formatter: (params: unknown) => {
        const [first] = params as { dataIndex: number }[]
        const point = series[first?.dataIndex ?? -1]
        return point
          ? tooltipLines([instantInWords(point.at), `${countOf(point.load, noun)} in progress`])
          : ''
      },
    },
    series: [
      {
        type: 'line',
        showSymbol: series.length <= 60,
        symbolSize: 4,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        areaStyle: { color: palette.accentSoft, opacity: 0.7 },
        data: series.map(({ at, load }) => [wallClock(at), load]),
        ...(average === null
          ? {}
          : {
              markLine: {
                ...markLine(palette),
                label: { ...markLabel(palette), formatter: `average\n${decimal(average)}` },
                data: [{ yAxis: average }],
              },
            }),
      },
    ],
  }
}
