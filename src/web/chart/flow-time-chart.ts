import type { CustomSeriesRenderItemAPI, EChartsOption } from 'echarts'
import type { Clock, ViewOf } from '../../flow/view-answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { FLOW_ITEM_TYPES, type FlowItemType } from '../../flow/facts.ts'
import type { Palette } from '../theme/palette.ts'
import { inWordsOf } from '../words/clocks.ts'
import { count } from '../words/figures.ts'
import { dateInWords, wallClock } from '../words/instants.ts'
import { TYPE_NAMES } from '../words/names.ts'
import { frame, legend, markLabel, markLine, timeAxis, tooltipLines, valueAxis } from './look.ts'

/** The same shapes as those of the marks in the page. */
const SYMBOLS: Readonly<Record<FlowItemType, string>> = {
  feature: 'circle',
  defect: 'triangle',
  risk: 'diamond',
  debt: 'rect',
  unclassified: 'circle',
}

/** What is unclassified is a ring, as in the page. */
const inkOf = (type: FlowItemType, palette: Palette) =>
  type === 'unclassified'
    ? { color: 'transparent', borderColor: palette.types[type], borderWidth: 1.6 }
    : { color: palette.types[type] }

const UNITS = [
  { name: 'days', seconds: 86_400 },
  { name: 'hours', seconds: 3600 },
  { name: 'minutes', seconds: 60 },
  { name: 'seconds', seconds: 1 },
] as const

/** The largest unit in which the longest duration is at least two. */
export const unitOf = (longest: number): (typeof UNITS)[number] =>
  UNITS.find(({ seconds }) => longest >= 2 * seconds) ?? UNITS[3]

/** Names of lines keep clear of each other where the lines are close. */
const ABOVE = { verticalAlign: 'bottom', padding: [0, 0, 9, 0] } as const
const BESIDE = { verticalAlign: 'middle' } as const
const BELOW = { verticalAlign: 'top', padding: [9, 0, 0, 0] } as const

/** Beyond this spread, most dots of a linear axis would lie on its bottom line. */
const LOG_SPREAD = 8

/** Whether the durations spread so far that only a logarithmic axis shows them all. */
export const needsLog = (durations: readonly number[]): boolean => {
  const sorted = [...durations].sort((a, b) => a - b)
  const shortest = sorted[0]
  const median = sorted[Math.floor(sorted.length / 2)]
  const longest = sorted.at(-1)
  if (shortest === undefined || median === undefined || longest === undefined || shortest <= 0) return false
  return longest / median > LOG_SPREAD
}

/** Durations that people know, in seconds: the marks of a logarithmic axis. */
const MARKS = [
  1,
  10,
  60,
  600,
  3600,
  21_600,
  86_400,
  604_800,
  30 * 86_400,
  180 * 86_400,
  730 * 86_400,
  3650 * 86_400,
]

/** The marks that enclose all durations, one on each side. */
export const marksOf = (durations: readonly number[]): number[] => {
  const shortest = durations.reduce((least, one) => Math.min(least, one), Infinity)
  const longest = durations.reduce((most, one) => Math.max(most, one), 0)
  const first = MARKS.findLastIndex((mark) => mark <= shortest)
  const last = MARKS.findIndex((mark) => mark >= longest)
  const inside = MARKS.slice(Math.max(0, first), last === -1 ? undefined : last + 1)
  return [...(first === -1 ? [shortest] : []), ...inside, ...(last === -1 ? [longest] : [])]
}

const logAxis = (palette: Palette, clock: Clock, marks: readonly number[]) => {
  const axis = valueAxis(palette, 'flow time (log scale)')
  return {
    ...axis,
    type: 'log' as const,
    min: marks[0],
    max: marks.at(-1),
    axisLabel: {
      ...axis.axisLabel,
      customValues: marks,
      formatter: (value: number) => inWordsOf(clock, value),
    },
    // The lines across follow the ticks, shown or not.
    axisTick: { ...axis.axisTick, customValues: marks },
  }
}

type Point = NonNullable<ViewOf<'flow-time'>['points']>[number]
type Cell = NonNullable<ViewOf<'flow-time'>['cells']>[number]

/** A share of the height of the chart. */
const CLOSE = 0.09

/** Lines at 50, 85 and 95 %, and at what is expected. @param heightOf Where a value lies, from 0 to 1. */
const linesOf = (view: ViewOf<'flow-time'>, scale: number, heightOf: (value: number) => number) => {
  const drawn = view.percentiles.filter(({ percent }) => percent !== 70)
  const [low = 0, middle = 0, high = 0] = drawn.map(({ value }) => heightOf(value ?? 0))
  const places = [middle - low < CLOSE ? BELOW : BESIDE, BESIDE, high - middle < CLOSE ? ABOVE : BESIDE]
  return [
    ...drawn.flatMap(({ percent, value }, i) =>
      value === null
        ? []
        : [
            {
              yAxis: value / scale,
              label: { ...places[i], formatter: `p${percent} ${inWordsOf(view.clock, value)}` },
            },
          ],
    ),
    ...(view.expectation
      ? [
          {
            yAxis: view.expectation.seconds / scale,
            lineStyle: { type: 'solid' as const, width: 1.6 },
            label: {
              position: 'insideStartTop' as const,
              formatter: `expected: within ${durationInWords(view.expectation.seconds)}`,
            },
          },
        ]
      : []),
  ]
}

const dots = (view: ViewOf<'flow-time'>, points: readonly Point[], scale: number, palette: Palette) =>
  FLOW_ITEM_TYPES.map((type) => ({
    type: 'scatter' as const,
    name: TYPE_NAMES[type].one,
    symbol: SYMBOLS[type],
    symbolSize: 8,
    itemStyle: { ...inkOf(type, palette), opacity: points.length > 400 ? 0.55 : 0.8 },
    data: points
      .filter((point) => point.type === type)
      .map((point) => ({
        value: [wallClock(point.done), point.value / scale],
        id: JSON.stringify([point.source, point.item]),
        lines: [
          point.label,
          `${TYPE_NAMES[type].one} · ${inWordsOf(view.clock, point.value)}`,
          `done ${dateInWords(point.done)}`,
        ],
      })),
  }))

/** The lowest row reaches down to 0, which a logarithmic axis does not have: there it is drawn as high as the others. */
const LOWEST = 0.94

/** Squares of a heat map, the darker the more items: a hundred thousand dots would be one blot, and slow. */
const squares = (
  view: ViewOf<'flow-time'>,
  cells: readonly Cell[],
  scale: number,
  floor: number,
  palette: Palette,
) => {
  const most = cells.reduce((largest, { n }) => Math.max(largest, n), 1)
  return [
    {
      type: 'custom' as const,
      encode: { x: [0, 1], y: [2, 3] },
      renderItem: (_: unknown, api: CustomSeriesRenderItemAPI) => {
        const [x, y] = api.coord([api.value(0), api.value(3)])
        const [right, bottom] = api.coord([api.value(1), api.value(2)])
        const share = Math.log1p(Number(api.value(4))) / Math.log1p(most)
        return {
          type: 'rect' as const,
          shape: {
            x: x ?? 0,
            y: y ?? 0,
            width: Math.max(1, (right ?? 0) - (x ?? 0)),
            height: Math.max(1, (bottom ?? 0) - (y ?? 0)),
          },
          style: { fill: palette.accent, opacity: 0.15 + 0.85 * share },
        }
      },
      data: cells.map(({ from, to, low, high, n }) => ({
        value: [
          wallClock(from),
          wallClock(to),
          Math.max((low === 0 && floor > 0 ? high * LOWEST : low) / scale, floor),
          high / scale,
          n,
        ],
        lines: [
          `${count(n)} done ${dateInWords(from)} to ${dateInWords(to)}`,
          `${inWordsOf(view.clock, low)} to ${inWordsOf(view.clock, high)}`,
        ],
      })),
    },
  ]
}

/** Flow time: a dot per item on the day it was done, or squares for many, with lines at the percentiles of all. */
export const flowTimeChart = (view: ViewOf<'flow-time'>, palette: Palette): EChartsOption => {
  const { points, cells, clock, window } = view
  const cellsOf = cells ?? []
  const values = points
    ? points.map(({ value }) => value)
    : cellsOf.flatMap(({ low, high }) => [low === 0 ? high / 2 : low, high])
  const longest = values.reduce((most, one) => Math.max(most, one), view.expectation?.seconds ?? 0)
  const inDays = clock === 'calendar-days'
  // The rows of cells are equally high on a logarithmic axis.
  const log = !inDays && (points === null || needsLog(values))
  const unit = log
    ? UNITS[3]
    : inDays
      ? { name: 'calendar days', seconds: 1 }
      : clock === 'working'
        ? { name: 'working hours', seconds: 3600 }
        : unitOf(longest)
  const scale = unit.seconds
  const marks = log ? marksOf(values) : []
  const [floor, top] = [marks[0] ?? 0, marks.at(-1) ?? longest]
  const heightOf = (value: number): number =>
    log ? Math.log(Math.max(value, floor) / floor) / Math.log(top / floor) : value / top
  const types = FLOW_ITEM_TYPES.filter((type) => points?.some((point) => point.type === type))
  return {
    ...frame(palette),
    useUTC: true,
    grid: { ...frame(palette).grid, right: 96, bottom: points ? 34 : 4 },
    ...(points ? { legend: { ...legend(palette), data: types.map((type) => TYPE_NAMES[type].one) } } : {}),
    xAxis: { ...timeAxis(palette), min: wallClock(window.from), max: wallClock(window.to) },
    yAxis: log ? logAxis(palette, clock, marks) : { ...valueAxis(palette, unit.name), type: 'value' },
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const { data } = params as { data?: { lines?: string[] } }
        return data?.lines ? tooltipLines(data.lines) : ''
      },
    },
    series: [
      ...(points ? dots(view, points, scale, palette) : squares(view, cellsOf, scale, floor, palette)),
      {
        type: 'scatter' as const,
        data: [],
        markLine: { ...markLine(palette), label: markLabel(palette), data: linesOf(view, scale, heightOf) },
      },
    ],
  } as EChartsOption
}
