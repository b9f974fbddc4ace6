/** Targets of streams: the figures of the pages against the bounds of the map. */
import { boundOf, type Target, type TargetMetric, type ValueStreamMap } from '../model/schema.ts'
import type { TargetAnswer, TargetStatus } from './alert-answers.ts'
import type { FlowAnswer } from './answers.ts'
import { isoInstant, shift, startOf } from './calendar.ts'
import { durationInWords } from './duration.ts'
import type { Micros } from './event.ts'
import { figureKey, figuresOf } from './figures/figure.ts'
import type { Measures } from './measures/measures.ts'
import { calendarOf, reachOf } from './reach.ts'
import { flowAnswer } from './report.ts'
import { resolveRequest, type ResolvedRequest } from './request.ts'

/** The figure by which each metric of a target is measured. */
const FIGURE_OF: Readonly<Partial<Record<TargetMetric, string>>> = { velocity: 'velocity.mean' }

/** So that a tenth of 20 is 2, and 7 % are 7. */
const exact = (value: number): number => Number(value.toPrecision(12))

/** Default of `atRisk`: the last tenth before the bound. */
const RISK_SHARE = 0.1

type Bound = Pick<TargetAnswer['bound'], 'kind' | 'value' | 'atRisk'>

/** The bound of a target in the unit of its figure: distribution counts in percent, all shares else are of 1. */
const boundIn = (target: Target): Bound => {
  const scale = target.metric.startsWith('distribution.') ? 100 : 1
  const kind = target.atMost === undefined ? 'atLeast' : 'atMost'
  const value = exact(boundOf(target.metric, target[kind] ?? 0) * scale)
  const written = target.atRisk
  const atRisk =
    written === undefined
      ? exact(value * (kind === 'atMost' ? 1 - RISK_SHARE : 1 + RISK_SHARE))
      : exact(boundOf(target.metric, written) * scale)
  return { kind, value, atRisk }
}

/** Met, at risk (beyond `atRisk`, but within the bound) or breached. On the bound it is kept. */
export const statusOf = (
  value: number,
  { kind, value: bound, atRisk }: Bound,
): 'met' | 'at risk' | 'breached' => {
  const sign = kind === 'atMost' ? 1 : -1
  if (sign * value > sign * bound) return 'breached'
  return sign * value > sign * atRisk ? 'at risk' : 'met'
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })

const inWords = (metric: TargetMetric, value: number): string => {
  if (metric.startsWith('flowTime.')) return durationInWords(value)
  if (metric === 'efficiency') return `${number(value * 100)} %`
  return metric.startsWith('distribution.') ? `${number(value)} %` : number(value)
}

const TYPES_IN_WORDS: Readonly<Record<string, string>> = {
  feature: 'features',
  defect: 'defects',
  risk: 'risks',
  debt: 'debt',
}

/** What the value says, as the middle of a sentence. */
const told = (metric: TargetMetric, words: string, { of, window }: FlowAnswer): string => {
  const noun = of.measured === 'work' ? 'items' : 'journeys'
  const [name, part = ''] = metric.split('.')
  switch (name) {
    case 'velocity':
      return `${words} ${noun} done per ${window.by}`
    case 'flowTime':
      return `${part.slice(1)} % of the ${noun} done within ${words}`
    case 'load':
      return `${words} ${noun} in progress${part === 'average' ? ' on average' : ''}`
    case 'efficiency':
      return `${words} of the time in progress active`
    default:
      return `${words} of the ${noun} done are ${TYPES_IN_WORDS[part]}`
  }
}

interface Measured {
  readonly value: number | null
  readonly n: number | null
  readonly nothing: { kind: 'no data' | 'not configured'; why: string } | null
}

const NOTHING_DONE = { kind: 'no data', why: 'nothing was done in these periods' } as const

/** The value of a metric in the answer that the pages show. */
const measuredIn = (answer: FlowAnswer, metric: TargetMetric): Measured => {
  const [name, part = ''] = metric.split('.')
  switch (name) {
    case 'velocity': {
      const n = answer.velocity.reduce((sum, { items }) => sum + items, 0)
      return { value: n / answer.velocity.length, n, nothing: null }
    }
    case 'flowTime': {
      const value = answer.flowTime[part as 'p50' | 'p85' | 'p95']
      return { value, n: answer.flowTime.n, nothing: value === null ? NOTHING_DONE : null }
    }
    case 'load': {
      const { now, average } = answer.load
      return part === 'average'
        ? { value: average, n: null, nothing: null }
        : { value: now, n: now, nothing: null }
    }
    case 'efficiency': {
      const { efficiency } = answer
      return 'nothing' in efficiency
        ? { value: null, n: null, nothing: { kind: efficiency.nothing, why: efficiency.why } }
        : { value: efficiency.value, n: efficiency.n, nothing: null }
    }
    default: {
      const value = answer.distribution[part as 'feature' | 'defect' | 'risk' | 'debt']
      return { value, n: answer.distribution.n, nothing: value === null ? NOTHING_DONE : null }
    }
  }
}

/** The answer that pages show for the last whole periods, and how many of those there are. */
interface Looked {
  readonly answer: FlowAnswer
  readonly periods: number
}

const lookBack = async (
  measures: Measures,
  map: ValueStreamMap,
  request: ResolvedRequest,
  over: number,
  now: Micros,
): Promise<Looked> => {
  const calendar = calendarOf(map)
  const { by } = request
  const reach = await reachOf(measures, map, request.of, request.stream, now)
  const to = startOf(by, reach.asOf, calendar)
  const first = startOf(by, reach.first ?? reach.asOf, calendar)
  let from = to
  let periods = 0
  while (periods < over && from > first) {
    from = shift(by, from, -1, calendar)
    periods += 1
  }
  const window = { from: periods > 0 ? from : shift(by, to, -1, calendar), to }
  return { answer: await flowAnswer(measures, map, { ...request, ...window }, now), periods }
}

const day = (iso: string): string => iso.slice(0, 10)

const whenInWords = (metric: TargetMetric, { answer, periods }: Looked, zone: string): string => {
  const { window } = answer
  if (metric === 'load') return `at ${window.asOf.slice(0, 16).replace('T', ' ')}`
  const last = isoInstant(Date.parse(window.to) * 1000 - 1, zone)
  return `${periods} ${window.by}${periods === 1 ? '' : 's'} from ${day(window.from)} to ${day(last)}`
}

const METRIC_WORDS: Readonly<Record<TargetMetric, string>> = {
  velocity: 'Flow velocity',
  'flowTime.p50': 'Flow time, 50 % within',
  'flowTime.p85': 'Flow time, 85 % within',
  'flowTime.p95': 'Flow time, 95 % within',
  load: 'Flow load',
  'load.average': 'Average flow load',
  efficiency: 'Flow efficiency',
  'distribution.feature': 'Share of features',
  'distribution.defect': 'Share of defects',
  'distribution.risk': 'Share of risks',
  'distribution.debt': 'Share of debt',
}

const judge = (looked: Looked, streamId: string, id: string, target: Target, map: ValueStreamMap) => {
  const { answer, periods } = looked
  const { metric } = target
  const stream = { id: streamId, name: map.streams.get(streamId)?.name ?? streamId }
  const bound = boundIn(target)
  const boundWords = `${bound.kind === 'atMost' ? 'at most' : 'at least'} ${inWords(metric, bound.value)}`
  const isInstant = metric === 'load'
  const known: Measured =
    answer.data.kind === 'no data' || answer.data.kind === 'not configured'
      ? { value: null, n: null, nothing: answer.data }
      : !isInstant && periods === 0
        ? {
            value: null,
            n: null,
            nothing: { kind: 'no data', why: `no whole ${answer.window.by} is known yet` },
          }
        : measuredIn(answer, metric)
  const { value, n, nothing } = known
  const status: TargetStatus = value === null ? (nothing?.kind ?? 'no data') : statusOf(value, bound)
  const words = value === null ? null : inWords(metric, value)
  const figure = FIGURE_OF[metric] ?? metric
  const counted = n === null ? '' : `, n = ${number(n)}`
  const stale = answer.data.kind === 'stale' ? ` The data ends on ${day(answer.data.since)}.` : ''
  const sentence =
    words === null
      ? `${METRIC_WORDS[metric]}: ${nothing?.why.replace(/\.$/, '')}. The target is ${boundWords}.`
      : `${told(metric, words, answer)} (${whenInWords(metric, looked, answer.timeZone)}${counted}); the target is ${boundWords}.${stale}`
  return {
    id,
    name: target.name ?? `${METRIC_WORDS[metric]}: ${boundWords}`,
    stream,
    metric,
    why: target.why ?? null,
    status,
    value,
    words,
    bound: { ...bound, words: boundWords },
    n,
    periods: isInstant ? 0 : periods,
    figure: { id: figure, key: figureKey(figure, figuresOf(answer)) },
    of: answer.of,
    window: answer.window,
    policies: answer.policies,
    simulated: answer.simulated,
    data: answer.data,
    sentence,
  } satisfies TargetAnswer
}

/**
 * The targets of one stream or of all, judged.
 *
 * The value of each is what the pages show: percentiles are those of all items done in the whole window. The
 * window is the last `over` whole periods before the end of what is known, and no longer than what is known.
 *
 * @param now µs; the only clock that the answer depends on.
 */
export const targetsOf = async (
  measures: Measures,
  map: ValueStreamMap,
  stream: string | null,
  now: Micros,
): Promise<TargetAnswer[]> => {
  // Several targets are often of the same selection and window: it is asked for once.
  const asked = new Map<string, Promise<Looked>>()
  const look = (request: ResolvedRequest, over: number): Promise<Looked> => {
    const key = JSON.stringify([request, over])
    const known = asked.get(key) ?? lookBack(measures, map, request, over, now)
    asked.set(key, known)
    return known
  }
  const all = [...map.streams].flatMap(([streamId, { targets }]) =>
    stream === null || stream === streamId
      ? Object.entries(targets).map(([id, target]) => ({ streamId, id, target }))
      : [],
  )
  return Promise.all(
    all.map(async ({ streamId, id, target }) => {
      const { measured, slice, type, over } = target
      const isKnown = slice === undefined || map.slices.has(slice)
      const request = resolveRequest(
        { stream: streamId, measured, slice: isKnown ? slice : undefined, type },
        map,
      )
      const looked = await look(request, over)
      const why = `the map has no slice \`${slice}\``
      const answer: FlowAnswer = isKnown
        ? looked.answer
        : { ...looked.answer, data: { kind: 'not configured', why } }
      return judge({ ...looked, answer }, streamId, id, target, map)
    }),
  )
}
