import type { EChartsOption } from 'echarts'
import type { FlowAnswer, ListedItem } from '../../flow/answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { FLOW_ITEM_TYPES, type FlowItemType } from '../../flow/facts.ts'
import type { Palette } from '../theme/palette.ts'
import { dateInWords, wallClock } from '../words/instants.ts'
import { TYPE_NAMES } from '../words/names.ts'
import { frame, markLabel, markLine, timeAxis, tooltipLines, valueAxis } from './look.ts'

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

/** The names of the three lines keep clear of each other however close the lines are. */
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

const logAxis = (palette: Palette, durations: readonly number[]) => {
  const axis = valueAxis(palette, 'flow time (log scale)')
  const marks = marksOf(durations)
  return {
    ...axis,
    type: 'log' as const,
    min: marks[0],
    max: marks.at(-1),
    axisLabel: {
      ...axis.axisLabel,
      customValues: marks,
      formatter: (value: number) => durationInWords(value),
    },
    // The lines across follow the ticks, shown or not.
    axisTick: { ...axis.axisTick, customValues: marks },
  }
}

const itemLines = (item: ListedItem): string[] => [
  item.label,
  ...(item.title === null ? [] : [item.title.length > 60 ? `${item.title.slice(0, 59)}…` : item.title]),
  `${TYPE_NAMES[item.type].one} · ${durationInWords(item.flowSeconds)}`,
  `done ${dateInWords(item.done ?? '')}`,
]

/** Flow time: a dot per item on the day it was done, with lines at the percentiles of all n, drawn or not. */
export const flowTimeChart = (
  answer: FlowAnswer,
  items: readonly ListedItem[],
  palette: Palette,
): EChartsOption => {
  const drawn = items.filter((item) => item.done !== null && item.flowSeconds !== null)
  const durations = drawn.map((item) => item.flowSeconds ?? 0)
  const { p50, p85, p95 } = answer.flowTime
  const log = needsLog(durations)
  const unit = log ? UNITS[3] : unitOf(durations.reduce((most, one) => Math.max(most, one), p95 ?? 0))
  const allDrawn = drawn.length >= answer.flowTime.n
  const firstDrawn = drawn.reduce((first, item) => Math.min(first, wallClock(item.done ?? '')), Infinity)
  const lines = [
    { name: 'p50', at: p50, label: BELOW },
    { name: 'p85', at: p85, label: BESIDE },
    { name: 'p95', at: p95, label: ABOVE },
  ].flatMap(({ name, at, label }) =>
    at === null
      ? []
      : [{ yAxis: at / unit.seconds, label: { ...label, formatter: `${name} ${durationInWords(at)}` } }],
  )
  return {
    ...frame(palette),
    useUTC: true,
    grid: { ...frame(palette).grid, right: 96 },
    xAxis: {
      ...timeAxis(palette),
      min: allDrawn ? wallClock(answer.window.from) : firstDrawn,
      max: wallClock(answer.window.to),
    },
    yAxis: log ? logAxis(palette, durations) : { ...valueAxis(palette, unit.name), type: 'value' },
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const { data } = params as { data?: { item?: ListedItem } }
        return data?.item ? tooltipLines(itemLines(data.item)) : ''
      },
    },
    series: [
      ...FLOW_ITEM_TYPES.map((type) => ({
        type: 'scatter' as const,
        name: TYPE_NAMES[type].one,
        symbol: SYMBOLS[type],
        symbolSize: 8,
        itemStyle: { ...inkOf(type, palette), opacity: drawn.length > 400 ? 0.55 : 0.8 },
        data: drawn
          .filter((item) => item.type === type)
          .map((item) => ({
            value: [wallClock(item.done ?? ''), (item.flowSeconds ?? 0) / unit.seconds],
            id: JSON.stringify([item.source, item.item]),
            item,
          })),
      })),
      {
        type: 'scatter' as const,
        data: [],
        markLine: {
          ...markLine(palette),
          label: markLabel(palette),
          data: lines,
        },
      },
    ],
  } as EChartsOption
}
