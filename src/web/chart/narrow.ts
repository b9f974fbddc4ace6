/** The same chart in a narrow place, such as on a phone. */
import type { EChartsOption } from 'echarts'
import type { Palette } from '../theme/palette.ts'

/** px: below this width there is no room for names beside the drawing. */
export const NARROW = 480
/** px */
const MARGIN = 12
/** So many bars carry their figure in a narrow place, too. */
const LABELED = 12

interface Line {
  readonly label?: object
}

interface Series {
  readonly type?: string
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
    position: 'insideEndTop',
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

/** Lines carry their names on them instead of beside the drawing; many bars go without their figures. */
export const narrowed = (option: EChartsOption, palette: Palette): EChartsOption => {
  const series = listOf<Series>(option.series)
  const hasLines = series.some(({ markLine }) => (markLine?.data?.length ?? 0) > 0)
  return {
    ...option,
    ...(hasLines ? { grid: { ...(option.grid as object), right: MARGIN } } : {}),
    ...(option.xAxis === undefined ? {} : { xAxis: listOf<Axis>(option.xAxis).map(narrowAxis) }),
    series: series.map((one) => narrowSeries(one, palette)),
  } as EChartsOption
}
