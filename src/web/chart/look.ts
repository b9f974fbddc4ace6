/** What all charts have in common: quiet axes, no movement, tooltips in plain text. */
import type { EChartsOption } from 'echarts'
import { durationInWords } from '../../flow/duration.ts'
import { PALETTES, type Palette } from '../theme/palette.ts'
import { FONT } from '../theme/theme.ts'
import { useComputedColorScheme } from '@mantine/core'

/** Drawings in SVG quote attributes with `"`, and ECharts leaves those within as they are. */
const FONT_OF_CHARTS = FONT.replaceAll('"', "'")

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
  textStyle: { fontFamily: FONT_OF_CHARTS, color: palette.dimmed },
  grid: { left: 8, right: 16, top: 24, bottom: 4, outerBoundsMode: 'same' },
  tooltip: {
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.ground,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 13 },
  },
})

/** Names of series in a row below the drawing, for which `grid.bottom` leaves 34 px: read, not pressed. */
export const legend = (palette: Palette) => ({
  bottom: 0,
  left: 0,
  type: 'scroll' as const,
  itemWidth: 14,
  itemHeight: 12,
  selectedMode: false as const,
  textStyle: { color: palette.text, fontSize: 12 },
  pageTextStyle: { color: palette.dimmed },
  pageIconColor: palette.accent,
  pageIconInactiveColor: palette.line,
})

const label = (palette: Palette) => ({ color: palette.dimmed, fontSize: 12, hideOverlap: true })

/** Labels of an axis of durations. @param seconds Of its unit. */
export const durationLabel = (palette: Palette, seconds: number) => ({
  ...label(palette),
  formatter: (value: number) => durationInWords(value * seconds),
})

export const quietAxis = (palette: Palette) => ({
  axisLine: { lineStyle: { color: palette.line } },
  axisTick: { show: false },
  axisLabel: label(palette),
  splitLine: { show: false },
})

/** Time in the organisation's zone (see `wallClock`); a day says its month, an hour its day. */
export const timeAxis = (palette: Palette) => ({
  ...quietAxis(palette),
  type: 'time' as const,
  axisLabel: {
    ...label(palette),
    formatter: {
      year: '{yyyy}',
      month: '{MMM}',
      day: '{d} {MMM}',
      hour: '{HH}:{mm}',
      minute: '{HH}:{mm}',
      second: '{HH}:{mm}:{ss}',
      millisecond: '{HH}:{mm}:{ss}',
    },
  },
})

/** A line across the chart with its name at the right end, in room that `grid.right` leaves. */
export const markLine = (palette: Palette) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: palette.text, type: 'dashed' as const, width: 1.2 },
})

export const markLabel = (palette: Palette) => ({
  position: 'end' as const,
  distance: 6,
  color: palette.text,
  fontSize: 12,
  lineHeight: 15,
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

/**
 * A tooltip over one place of the axis.
 *
 * @param over What it points at there: the bars, or a line through the drawing.
 * @param lines What it says of the datum with this index; nothing for none.
 */
export const axisTooltip = (
  palette: Palette,
  over: 'bars' | 'line',
  lines: (index: number) => readonly string[],
): EChartsOption['tooltip'] => ({
  ...frame(palette).tooltip,
  trigger: 'axis',
  axisPointer:
    over === 'bars'
      ? { type: 'shadow', shadowStyle: { color: palette.accentSoft, opacity: 0.35 } }
      : { lineStyle: { color: palette.dimmed } },
  formatter: (params: unknown) => {
    const said = lines((params as { dataIndex: number }[])[0]?.dataIndex ?? -1)
    return said.length === 0 ? '' : tooltipLines(said)
  },
})
