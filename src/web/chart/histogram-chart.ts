import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import type { Palette } from '../theme/palette.ts'
import { inWordsOf } from '../words/clocks.ts'
import { countOf } from '../words/figures.ts'
import { axisTooltip, frame, quietAxis, valueAxis } from './look.ts'

/** How flow times are distributed: a bar per range of durations. Lengths are in words of the clock. */
export const histogramChart = (
  view: Pick<ViewOf<'flow-time'>, 'clock' | 'n'> & {
    readonly histogram: readonly { readonly low: number; readonly high: number; readonly n: number }[]
  },
  noun: string,
  palette: Palette,
): EChartsOption => {
  const { histogram, clock, n } = view
  const words = (value: number): string => inWordsOf(clock, value)
  let upTo = 0
  const shares = histogram.map((bin) => (upTo += bin.n) / Math.max(1, n))
  return {
    ...frame(palette),
    xAxis: {
      ...quietAxis(palette),
      type: 'category',
      name: 'up to',
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: palette.dimmed, fontSize: 12 },
      data: histogram.map(({ high }) => words(high)),
    },
    yAxis: { ...valueAxis(palette, `${noun}s done`), type: 'value', minInterval: 1 },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const bin = histogram[i]
      if (!bin) return []
      return [
        `${words(bin.low)} to ${words(bin.high)}`,
        countOf(bin.n, noun),
        `${Math.round((shares[i] ?? 0) * 100)} % within ${words(bin.high)}`,
      ]
    }),
    series: [
      {
        type: 'bar',
        barCategoryGap: '6%',
        itemStyle: { color: palette.accent },
        data: histogram.map((bin) => bin.n),
      },
    ],
  }
}
