/** The metrics whose trend is followed: their value in each period, and over a whole stretch of periods. */
import { durationInWords } from '../duration.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { Window } from '../measures/measures.ts'
import { percentile } from '../percentile.ts'
import type { Ask } from '../report.ts'
import type { NextAnswer } from './next-answer.ts'
import type { ViewId } from '../view-answers.ts'

export type TrendMetric = NextAnswer['changes'][number]['metric']

/** Values are items per period, seconds (85th percentile), items, or a share; null where there is none. */
export interface Trend {
  readonly metric: TrendMetric
  readonly name: string
  readonly view: ViewId
  readonly figure: string
  inWords(value: number, by: string): string
  /** In each period [edges[i], edges[i+1]). */
  series(ask: Ask, edges: readonly Micros[]): Promise<readonly (number | null)[]>
  /** Over a window of so many periods. */
  over(ask: Ask, window: Window, periods: number): Promise<number | null>
}

const velocity: Trend = {
  metric: 'velocity',
  name: 'Flow velocity',
  view: 'velocity',
  figure: 'velocity',
  inWords: (value, by) => `${value.toFixed(1)} items per ${by}`,
  series: ({ measures, request }, edges) => measures.velocity(request.of, edges),
  over: async ({ measures, request }, { from, to }, periods) =>
    ((await measures.velocity(request.of, [from, to]))[0] ?? 0) / periods,
}

const flowTime: Trend = {
  metric: 'flowTime',
  name: 'Flow time (85 % within)',
  view: 'flow-time',
  figure: 'flowTime.p85',
  inWords: durationInWords,
  series: async ({ measures, request }, edges) => {
    const [from = 0, to = 0] = [edges[0], edges.at(-1)]
    const { start, done } = await measures.spans(request.of, { from, to })
    const times = edges.slice(1).map((): number[] => [])
    // The spans come in order of done.
    let period = 0
    done.forEach((at, i) => {
      while (at >= (edges[period + 1] ?? Infinity)) period += 1
      times[period]?.push(at - (start[i] ?? at))
    })
    return times.map((of) =>
      percentile(
        of.sort((a, b) => a - b),
        85,
      ),
    )
  },
  over: async ({ measures, request }, window) => {
    const [p85 = null] = (await measures.flowTime(request.of, window, [85])).percentiles
    return p85 === null ? null : p85 / MICROS_PER_SECOND
  },
}

const load: Trend = {
  metric: 'load',
  name: 'Flow load',
  view: 'load',
  figure: 'load.average',
  inWords: (value) => `${value.toFixed(1)} items in progress`,
  series: async ({ measures, request }, edges) => {
    const times = await measures.loadTime(request.of, edges, edges.at(-1) ?? 0)
    return times.map((time, i) => time / ((edges[i + 1] ?? 0) - (edges[i] ?? 0)))
  },
  over: async ({ measures, request }, { from, to }) =>
    ((await measures.loadTime(request.of, [from, to], to))[0] ?? 0) / (to - from),
}

const efficiencyOver: Trend['over'] = async ({ measures, request }, window) => {
  const { active, waiting } = await measures.efficiency(request.of, window)
  return active + waiting === 0 ? null : active / (active + waiting)
}

const efficiency: Trend = {
  metric: 'efficiency',
  name: 'Flow efficiency',
  view: 'efficiency',
  figure: 'efficiency',
  inWords: (value) => `${(value * 100).toFixed(0)} %`,
  series: (ask, edges) =>
    Promise.all(edges.slice(1).map((to, i) => efficiencyOver(ask, { from: edges[i] ?? to, to }, 1))),
  over: efficiencyOver,
}

export const TRENDS: Readonly<Record<TrendMetric, Trend>> = { velocity, flowTime, load, efficiency }
