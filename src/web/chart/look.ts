/** What all charts have in common: quiet axes, no movement, tooltips in plain text. */
import type { EChartsOption } from 'echarts'
import { PALETTES, type Palette } from '../theme/palette.ts'
import { FONT } from '../theme/theme.ts'
import { useComputedColorScheme } from '@mantine/core'

export const usePalette = (): Palette => PALETTES[useComputedColorScheme('light')]

/** Lines of a tooltip as an element: texts of items come from outside and must not be read as HTML. */
export const tooltipLines = (lines: readonly string[]): HTMLElement => {
  const element = document.createElement('div')
  lines.forEach((line, i) => {
    const row = element.appendChild(document.createElement(i === 0 ? 'strong' : 'div'))
    row.textContent = line
  })
  return element
}

/** The frame of a chart. Nothing moves: figures are read, and drawn again when data comes in. */
export const frame = (palette: Palette): EChartsOption => ({
  animation: false,
  textStyle: { fontFamily: FONT, color: palette.dimmed },
  grid: { left: 8, right: 16, top: 24, bottom: 4, outerBoundsMode: 'same' },
  tooltip: {
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.ground,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 13 },
  },
})

const label = (palette: Palette) => ({ color: palette.dimmed, fontSize: 12, hideOverlap: true })

export const quietAxis = (palette: Palette) => ({
  axisLine: { lineStyle: { color: palette.line } },
  axisTick: { show: false },
  axisLabel: label(palette),
  splitLine: { show: false },
})

export const valueAxis = (palette: Palette, name: string) => ({
  name,
  nameLocation: 'end' as const,
  nameTextStyle: { color: palette.dimmed, align: 'left' as const, fontSize: 12 },
  nameGap: 10,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: label(palette),
  splitLine: { lineStyle: { color: palette.line } },
})
