/**
 * Changes of trend: when velocity, flow time, load or efficiency changed, found by the rules of process limits and
 * not by eye; and what else changed then. What happened at the same time is told as that, never as the cause.
 */
import { isoInstant } from './calendar.ts'
import { durationInWords } from './duration.ts'
import { MICROS_PER_SECOND, type Micros } from './event.ts'
import type { Window } from './measures.ts'
import { figureKey } from './figure.ts'
import { frameOf, periodsOf, type Ask } from './report.ts'
import { shiftsOf, type Shift } from './shifts.ts'
import { mapEvents, mixShift } from './trend-alongside.ts'
import type { NextAnswer, ViewId } from './view-answers.ts'

export type TrendChange = NextAnswer['changes'][number]
type Metric = TrendChange['metric']

/** So many periods around a change are “then”. */
const THEN = 2

/** One value of a window: items per period, seconds (85th percentile), items, a share; null where there is none. */
type Asking = (ask: Ask, window: Window, periods: number) => Promise<number | null>

const ASKINGS: Readonly<Record<Metric, Asking>> = {
  velocity: async ({ measures, request }, { from, to }, periods) =>
    ((await measures.velocity(request.of, [from, to]))[0] ?? 0) / periods,
  flowTime: async ({ measures, request }, window) => {
    const [p85 = null] = (await measures.flowTime(request.of, window, [85])).percentiles
    return p85 === null ? null : p85 / MICROS_PER_SECOND
  },
  load: async ({ measures, request }, { from, to }) =>
    ((await measures.loadTime(request.of, [from, to], to))[0] ?? 0) / (to - from),
  efficiency: async ({ measures, request }, window) => {
    const { active, waiting } = await measures.efficiency(request.of, window)
    return active + waiting === 0 ? null : active / (active + waiting)
  },
}

const NAMES: Readonly<Record<Metric, string>> = {
  velocity: 'Flow velocity',
  flowTime: 'Flow time (85 % within)',
  load: 'Flow load',
  efficiency: 'Flow efficiency',
}

/** The view that shows it, and the figure that it is over a window. */
const SHOWN: Readonly<Record<Metric, { readonly view: ViewId; readonly figure: string }>> = {
  velocity: { view: 'velocity', figure: 'velocity' },
  flowTime: { view: 'flow-time', figure: 'flowTime.p85' },
  load: { view: 'load', figure: 'load.average' },
  efficiency: { view: 'efficiency', figure: 'efficiency' },
}

const inWords = (metric: Metric, value: number, by: string): string => {
  switch (metric) {
    case 'velocity':
      return `${value.toFixed(1)} items per ${by}`
    case 'flowTime':
      return durationInWords(value)
    case 'load':
      return `${value.toFixed(1)} items in progress`
    case 'efficiency':
      return `${(value * 100).toFixed(0)} %`
  }
}

/** The whole periods of the window, by their edges. */
const wholeEdges = ({ window, request, reach, calendar }: Ask): Micros[] => {
  const { edges, periods } = periodsOf(window, request.by, reach.asOf, calendar)
  const first = periods.findIndex(({ partial }) => !partial)
  const last = periods.findLastIndex(({ partial }) => !partial)
  return first === -1 ? [] : edges.slice(first, last + 2)
}

/** A shift, with the positions of its stretches among the whole periods. */
interface Found extends Shift {
  readonly metric: Metric
}

/** Periods without a value, such as the flow time of a week in which nothing was done, are passed over. */
const shiftsIn = async (ask: Ask, metric: Metric, edges: readonly Micros[]): Promise<Found[]> => {
  const values = await Promise.all(
    edges.slice(1).map((to, i) => ASKINGS[metric](ask, { from: edges[i] ?? to, to }, 1)),
  )
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, i }]))
  const at = (position: number): number => known[position]?.i ?? 0
  return shiftsOf(known.map(({ value }) => value)).map((shift) => ({
    metric,
    rule: shift.rule,
    at: at(shift.at),
    before: { from: at(shift.before.from), to: at(shift.before.to) },
    after: { from: at(shift.after.from), to: at(shift.after.to) },
  }))
}

const stretchOf = (
  { from, to }: Shift['before'],
  edges: readonly Micros[],
): { window: Window; periods: number } => ({
  window: { from: edges[from] ?? 0, to: edges[to + 1] ?? 0 },
  periods: to - from + 1,
})

const sentenceOf = (
  { metric, rule, after }: Found,
  [was, is]: readonly [number, number],
  day: (period: number) => string,
  { by, last }: { by: string; last: number },
): string => {
  const moved = `${NAMES[metric]} ${is > was ? 'rose' : 'fell'} from ${inWords(metric, was, by)} to ${inWords(metric, is, by)}`
  if (after.from === after.to) return `${moved} in the ${by} of ${day(after.from)} (${rule}).`
  const until = after.to < last ? ` until that of ${day(after.to)}` : ''
  return `${moved} from the ${by} of ${day(after.from)} on${until} (${rule}).`
}

/** The number behind one side of a change, as the figure of its stretch. */
const evidenceOf = (
  ask: Ask,
  { metric }: Found,
  name: string,
  value: number,
  { window, periods }: { window: Window; periods: number },
): TrendChange['evidence'][number] => {
  const { by } = ask.request
  const { view, figure } = SHOWN[metric]
  const iso = (at: Micros): string => isoInstant(at, ask.calendar.zone)
  const of = { ...frameOf(ask).of, from: iso(window.from), to: iso(window.to), by }
  const items = Math.round(value * periods)
  const words =
    metric === 'velocity'
      ? `${items} items in ${periods} ${by}${periods === 1 ? '' : 's'}`
      : inWords(metric, value, by)
  return { name, words, figure: figureKey(figure, of), view }
}

/** What the metric was before and after: of the whole stretch, not a mean of its periods. */
const changeOf = async (
  ask: Ask,
  found: Found,
  all: readonly Found[],
  edges: readonly Micros[],
): Promise<TrendChange[]> => {
  const { metric, before, after, at, rule } = found
  const [earlier, later] = [stretchOf(before, edges), stretchOf(after, edges)]
  const [was, is] = await Promise.all([
    ASKINGS[metric](ask, earlier.window, earlier.periods),
    ASKINGS[metric](ask, later.window, later.periods),
  ])
  if (was === null || is === null || was === is) return []
  const zone = ask.calendar.zone
  const day = (period: number): string => isoInstant(edges[period] ?? 0, zone).slice(0, 10)
  const { by } = ask.request
  const last = edges.length - 2
  const then: Window = {
    from: edges[Math.max(0, at - THEN)] ?? earlier.window.from,
    to: edges[Math.min(edges.length - 1, at + THEN + 1)] ?? later.window.to,
  }
  const others = all.filter((one) => one.metric !== metric && Math.abs(one.at - at) <= THEN)
  return [
    {
      metric,
      at: isoInstant(edges[at] ?? 0, zone),
      direction: is > was ? 'up' : 'down',
      rule,
      before: was,
      after: is,
      sentence: sentenceOf(found, [was, is], day, { by, last }),
      alongside: [
        ...others.map((one) => `${NAMES[one.metric]} changed in the ${by} of ${day(one.at)} (${one.rule}).`),
        ...(await mixShift(ask, earlier.window, later.window)),
        ...mapEvents(ask, then),
      ],
      evidence: [evidenceOf(ask, found, 'Before', was, earlier), evidenceOf(ask, found, 'After', is, later)],
    },
  ]
}

/** The changes of trend in the whole periods of the window, the latest first. */
export const trendChanges = async (ask: Ask): Promise<TrendChange[]> => {
  const edges = wholeEdges(ask)
  const metrics = Object.keys(ASKINGS) as Metric[]
  const all = (await Promise.all(metrics.map((metric) => shiftsIn(ask, metric, edges)))).flat()
  const changes = await Promise.all(all.map((found) => changeOf(ask, found, all, edges)))
  return changes.flat().toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}
