import type { EChartsOption } from 'echarts'
import type { FlowAnswer } from '../../flow/answers.ts'
import type { Palette } from '../theme/palette.ts'
import { count, countOf } from '../words/figures.ts'
import { dateOf, periodInWords, periodOnAxis } from '../words/instants.ts'
import { frame, quietAxis, tooltipLines, valueAxis } from './look.ts'

/** Up to here bars carry their figure. */
const LABELED = 27

/** Flow velocity: a bar per period; a period that is not whole is hatched and named so. */
export const velocityChart = (answer: FlowAnswer, noun: string, palette: Palette): EChartsOption => {
  const { velocity, window } = answer
  const years = new Set(velocity.map(({ start }) => start.slice(0, 4)))
  return {
    ...frame(palette),
    xAxis: {
      ...quietAxis(palette),
      type: 'category',
      data: velocity.map(({ start }) => periodOnAxis(start, window.by, years.size > 1)),
    },
    yAxis: { ...valueAxis(palette, `${noun}s done`), type: 'value', minInterval: 1 },
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.accentSoft, opacity: 0.35 } },
      formatter: (params: unknown) => {
        const [first] = params as { dataIndex: number }[]
        const period = velocity[first?.dataIndex ?? -1]
        if (!period) return ''
        return tooltipLines([
          periodInWords(period.start, window.by),
          `${countOf(period.items, noun)} done`,
          ...(period.partial ? [`partial: known up to ${dateOf(window.asOf)}`] : []),
        ])
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 34,
        barCategoryGap: '22%',
        label: {
          show: velocity.length <= LABELED,
          position: 'top',
          distance: 3,
          color: palette.dimmed,
          fontSize: 11,
          formatter: ({ value }) => (value === 0 ? '' : count(Number(value))),
        },
        labelLayout: { hideOverlap: true },
        data: velocity.map(({ items, partial }) => ({
          value: items,
          itemStyle: partial
            ? {
                color: palette.accentSoft,
                borderColor: palette.accent,
                borderType: 'dashed',
                borderWidth: 1,
                decal: {
                  symbol: 'rect',
                  dashArrayX: [1, 0],
                  dashArrayY: [2, 5],
                  rotation: -Math.PI / 4,
                  color: palette.accent,
                },
              }
            : { color: palette.accent, borderRadius: [2, 2, 0, 0] },
        })),
      },
    ],
  }
}
