import type { EChartsOption } from 'echarts'
import type { Palette } from '../theme/palette.ts'
import { percent } from '../words/figures.ts'
import { stripes } from './decals.ts'
import { axisTooltip, frame, legend, quietAxis, valueAxis } from './look.ts'

interface VariantShares {
  readonly name: string
  readonly path: string
  readonly a: number
  readonly b: number
}

/** Shares of the variants of two slices, side by side; the second is hatched. */
export const variantsChart = (
  variants: readonly VariantShares[],
  names: { readonly a: string; readonly b: string },
  palette: Palette,
): EChartsOption => ({
  ...frame(palette),
  grid: { ...frame(palette).grid, bottom: 34, top: 8, right: 24 },
  legend: legend(palette),
  xAxis: {
    ...valueAxis(palette, ''),
    type: 'value',
    axisLabel: { color: palette.dimmed, fontSize: 12, formatter: (value: number) => percent(value) },
  },
  yAxis: { ...quietAxis(palette), type: 'category', inverse: true, data: variants.map(({ name }) => name) },
  tooltip: axisTooltip(palette, 'bars', (i) => {
    const one = variants[i]
    return one ? [one.path, `${names.a}: ${percent(one.a)}`, `${names.b}: ${percent(one.b)}`] : []
  }),
  series: (['a', 'b'] as const).map((side) => ({
    type: 'bar' as const,
    name: names[side],
    barMaxWidth: 14,
    itemStyle: {
      color: (side === 'a' ? palette.groups[0] : palette.groups[1]) ?? palette.accent,
      ...(side === 'a'
        ? {}
        : {
            decal: stripes(palette.hatch),
          }),
    },
    data: variants.map((one) => one[side]),
  })),
})
