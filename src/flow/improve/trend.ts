/**
 * Changes of trend: when velocity, flow time, load or efficiency changed, found by the rules of process limits and
 * not by eye; and what else changed then. What happened at the same time is told as that, never as the cause.
 */
import { isoInstant } from '../calendar.ts'
import type { Micros } from '../event.ts'
import { figureKey } from '../figures/figure.ts'
import { frameOf, periodsOf, type Ask } from '../report.ts'
import { shiftsOf, type Shift } from './shifts.ts'
import { mapEvents, mixShift } from './trend-alongside.ts'
import { TRENDS, type Trend, type TrendMetric } from './trend-series.ts'
import type { NextAnswer } from './next-answer.ts'

export type TrendChange = NextAnswer['changes'][number]

/** So many periods around a change are “then”. */
export const THEN = 2

/** Consecutive whole periods. */
interface Stretch {
  readonly from: Micros
  readonly to: Micros
  readonly periods: number
}

/** A shift of a metric, with its positions among the whole periods, and what the metric was before and after it. */
interface Measured extends Shift {
  readonly trend: Trend
  readonly earlier: Stretch
  readonly later: Stretch
  readonly was: number
  readonly is: number
}

/** The edges of the whole periods of the window; the one in which the data begins is not whole. */
const wholeEdges = ({ window, request, reach, calendar }: Ask): Micros[] => {
  const { edges, periods } = periodsOf(window, request.by, reach, calendar)
  const first = reach.first ?? window.from
  const isWhole = periods.map(({ partial }, i) => !partial && (edges[i] ?? first) >= first)
  const begin = isWhole.indexOf(true)
  return begin === -1 ? [] : edges.slice(begin, isWhole.lastIndexOf(true) + 2)
}

const stretchOf = ({ from, to }: Shift['before'], edges: readonly Micros[]): Stretch => ({
  from: edges[from] ?? 0,
  to: edges[to + 1] ?? 0,
  periods: to - from + 1,
})

/**
 * The shifts of one metric. Periods without a value, such as the flow time of a week in which nothing was done, are
 * passed over. What it was before and after is that of the whole stretch, not a mean of its periods.
 */
const shiftsIn = async (ask: Ask, metric: TrendMetric, edges: readonly Micros[]): Promise<Measured[]> => {
  const trend = TRENDS[metric]
  const values = await trend.series(ask, edges)
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, i }]))
  const at = (position: number): number => known[position]?.i ?? 0
  const found = await Promise.all(
    shiftsOf(known.map(({ value }) => value)).map(async (shift) => {
      const before = { from: at(shift.before.from), to: at(shift.before.to) }
      const after = { from: at(shift.after.from), to: at(shift.after.to) }
      const [earlier, later] = [stretchOf(before, edges), stretchOf(after, edges)]
      const [was, is] = await Promise.all([
        trend.over(ask, earlier, earlier.periods),
        trend.over(ask, later, later.periods),
      ])
      if (was === null || is === null || was === is) return []
      return [{ trend, rule: shift.rule, at: at(shift.at), before, after, earlier, later, was, is }]
    }),
  )
  return found.flat()
}

const verb = ({ was, is }: Measured): string => (is > was ? 'rose' : 'fell')

const sentenceOf = (one: Measured, by: string, last: number, day: (period: number) => string): string => {
  const { trend, rule, after, was, is } = one
  const moved = `${trend.name} ${verb(one)} from ${trend.inWords(was, by)} to ${trend.inWords(is, by)}`
  if (after.from === after.to) return `${moved} in the ${by} of ${day(after.from)} (${rule}).`
  const until = after.to < last ? ` until that of ${day(after.to)}` : ''
  return `${moved} from the ${by} of ${day(after.from)} on${until} (${rule}).`
}

/** The number on one side of a change, as the figure of its stretch. */
const evidenceOf = (
  ask: Ask,
  { view, figure, inWords, metric, name }: Trend,
  side: 'before' | 'after',
  value: number,
  { from, to, periods }: Stretch,
): TrendChange['evidence'][number] => {
  const { by } = ask.request
  const iso = (at: Micros): string => isoInstant(at, ask.calendar.zone)
  const of = { ...frameOf(ask).of, from: iso(from), to: iso(to), by }
  // Velocity as a figure is a count over the stretch.
  const count = `${Math.round(value * periods)} items in ${periods} ${by}${periods === 1 ? '' : 's'}`
  const words = metric === 'velocity' ? count : inWords(value, by)
  return { name: `${name} ${side}`, words, figure: figureKey(figure, of), view }
}

const changeOf = async (
  ask: Ask,
  one: Measured,
  all: readonly Measured[],
  edges: readonly Micros[],
): Promise<TrendChange> => {
  const { trend, at, rule, earlier, later, was, is } = one
  const { by } = ask.request
  const iso = (period: number): string => isoInstant(edges[period] ?? 0, ask.calendar.zone)
  const day = (period: number): string => iso(period).slice(0, 10)
  const then = {
    from: edges[Math.max(0, at - THEN)] ?? earlier.from,
    to: edges[Math.min(edges.length - 1, at + THEN + 1)] ?? later.to,
  }
  const others = all.filter((other) => other.trend !== trend && Math.abs(other.at - at) <= THEN)
  return {
    metric: trend.metric,
    at: iso(at),
    direction: is > was ? 'up' : 'down',
    rule,
    before: was,
    after: is,
    sentence: sentenceOf(one, by, edges.length - 2, day),
    alongside: [
      ...others.map((other) => `${other.trend.name} ${verb(other)} in the ${by} of ${day(other.at)}.`),
      ...(await mixShift(ask, earlier, later)),
      ...mapEvents(ask, then),
    ],
    evidence: [evidenceOf(ask, trend, 'before', was, earlier), evidenceOf(ask, trend, 'after', is, later)],
  }
}

/** The changes of trend in the whole periods of the window, the latest first. */
export const trendChanges = async (ask: Ask): Promise<TrendChange[]> => {
  const edges = wholeEdges(ask)
  if (edges.length < 2) return []
  const metrics = Object.keys(TRENDS) as TrendMetric[]
  const all = (await Promise.all(metrics.map((metric) => shiftsIn(ask, metric, edges)))).flat()
  const changes = await Promise.all(all.map((one) => changeOf(ask, one, all, edges)))
  return changes.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}
