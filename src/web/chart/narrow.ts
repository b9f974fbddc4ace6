/** The same chart in a narrow place, such as on a phone. */
import type { EChartsOption } from 'echarts'
import type { Palette } from '../theme/palette.ts'

/** px: below this width there is no room for names beside the drawing. */
export const NARROW = 480
/** px */
const MARGIN = 12
/** So many bars carry their figure in a narrow place, too. */
const LABELED = 12

/** px: what a legend of several rows takes. */
const LEGEND_WIDTH = 290
const LEGEND_ROW = 22
const LEGEND_MARK = 32
const LETTER = 6.5

interface Line {
  readonly label?: { readonly position?: string; readonly [look: string]: unknown }
}

interface Series {
  readonly type?: string
  readonly name?: string
  readonly data?: readonly unknown[]
  readonly label?: { readonly show?: boolean }
  readonly markLine?: { readonly data?: readonly Line[] }
}

interface Axis {
  readonly type?: string
  readonly axisLabel?: { readonly interval?: unknown }
}

const listOf = <T>(value: unknown): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as T[]) : [value as T]

const onTheLine = (line: Line, palette: Palette): Line => ({
  ...line,
  label: {
    ...line.label,
    position: line.label?.position ?? 'insideEndTop',
    distance: 2,
    verticalAlign: 'bottom',
    padding: [1, 3],
    backgroundColor: palette.ground,
  },
})

const narrowSeries = (series: Series, palette: Palette): Series => ({
  ...series,
  ...(series.type === 'bar' && series.label?.show && (series.data?.length ?? 0) > LABELED
    ? { label: { ...series.label, show: false } }
    : {}),
  ...(series.markLine
    ? {
        markLine: {
          ...series.markLine,
          data: series.markLine.data?.map((line) => onTheLine(line, palette)),
        },
      }
    : {}),
})

/** Stages are all named: at a slant, where they would not fit side by side. */
const narrowAxis = (axis: Axis): Axis =>
  axis.type === 'category' && axis.axisLabel?.interval === 0
    ? { ...axis, axisLabel: { ...axis.axisLabel, rotate: 35 } as Axis['axisLabel'] }
    : axis

/** How many rows the names of a legend need. */
const legendRows = (names: readonly string[]): number => {
  let rows = 1
  let used = 0
  for (const name of names) {
    const width = LEGEND_MARK + name.length * LETTER
    if (used > 0 && used + width > LEGEND_WIDTH) {
      rows += 1
      used = 0
    }
    used += width
  }
  return rows
}

/** A legend in rows, all of it to be read, and the room for it. */
const inRows = (option: EChartsOption, series: readonly Series[]) => {
  const [legend] = listOf<{ readonly data?: readonly string[] }>(option.legend)
  if (!legend) return {}
  const names = legend.data ?? series.flatMap(({ name }) => name ?? [])
  const { bottom } = option.grid as { bottom: number }
  return {
    legend: { ...legend, type: 'plain', itemGap: 8 },
    grid: { ...(option.grid as object), bottom: bottom + (legendRows(names) - 1) * LEGEND_ROW },
  }
}

/** Lines carry their names on them instead of beside the drawing; legends have rows; many bars go without figures. */
export const narrowed = (option: EChartsOption, palette: Palette): EChartsOption => {
  const series = listOf<Series>(option.series)
  const hasLines = series.some(({ markLine }) => (markLine?.data?.length ?? 0) > 0)
  const { grid, ...rest } = { grid: option.grid as object, ...inRows(option, series) }
  return {
    ...option,
    ...rest,
    grid: { ...grid, ...(hasLines ? { right: MARGIN } : {}) },
    ...(option.xAxis === undefined ? {} : { xAxis: listOf<Axis>(option.xAxis).map(narrowAxis) }),
    series: series.map((one) => narrowSeries(one, palette)),
  } as EChartsOption
}
