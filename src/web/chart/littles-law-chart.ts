import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import type { Palette } from '../theme/palette.ts'
import { decimal } from '../words/figures.ts'
import { frame, quietAxis, valueAxis } from './look.ts'

/** The load as it was measured beside the load that the law gives: the further apart, the less the two tell. */
export const littlesLawChart = (
  view: ViewOf<'littles-law'>,
  noun: string,
  palette: Palette,
): EChartsOption => ({
  ...frame(palette),
  grid: { ...frame(palette).grid, top: 8, right: 56 },
  xAxis: { ...valueAxis(palette, ''), type: 'value' },
  yAxis: {
    ...quietAxis(palette),
    type: 'category',
    inverse: true,
    data: ['measured', 'by the law'],
    axisLabel: { ...quietAxis(palette).axisLabel, color: palette.text },
  },
  tooltip: { show: false },
  series: [
    {
      type: 'bar',
      barMaxWidth: 26,
      label: {
        show: true,
        position: 'right',
        color: palette.text,
        formatter: ({ value }) => `${decimal(Number(value))} ${noun}s`,
      },
      data: [
        { value: view.averageLoad ?? 0, itemStyle: { color: palette.accent } },
        {
          value: view.impliedLoad ?? 0,
          itemStyle: { color: palette.accentSoft, borderColor: palette.accent, borderWidth: 1 },
        },
      ],
    },
  ],
})
