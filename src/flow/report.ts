/** From questions to the one answer that the CLI, the API and the web app show. */
import type { ValueStreamMap } from '../model/schema.ts'
import { tellsWaitingFromActive } from '../model/states.ts'
import { FIVE, type FlowAnswer } from './answers.ts'
import { isoInstant, MAX_PERIODS, periodEdges, startOf, type Calendar } from './calendar.ts'
import { DEFINITIONS } from './figures/definitions.ts'
import { MICROS_PER_SECOND, type Micros } from './event.ts'
import { FLOW_ITEM_TYPES, type FlowItemType } from './facts.ts'
import type { Measures, Selection, Window } from './measures/measures.ts'
import { policiesInWords } from './policies.ts'
import { calendarOf, reachOf, sourcesOf, type Reach } from './reach.ts'
import { RequestError, type ResolvedRequest } from './request.ts'
import { shares } from './shares.ts'

const PERCENTS = [50, 85, 95] as const

/** The window asked for, or the whole history up to the reach of the data. */
export const windowOf = (request: ResolvedRequest, reach: Reach, calendar: Calendar): Window => {
  const to = request.to ?? reach.asOf
  const from = request.from ?? startOf(request.by, Math.min(reach.first ?? to, to - 1), calendar)
  if (from >= to) throw new RequestError('The window is empty: `from` lies after all that is known.')
  return { from, to }
}

/** µs as seconds. */
export const seconds = (micros: Micros | null): number | null =>
  micros === null ? null : micros / MICROS_PER_SECOND

/** Flow efficiency, or which kind of nothing it is. */
export const efficiencyOf = async ({
  measures,
  map,
  request,
  window,
}: Ask): Promise<FlowAnswer['efficiency']> => {
  const sources = sourcesOf(map, request.of.measured, request.stream)
  if (!sources.some(([, source]) => tellsWaitingFromActive(source, map))) {
    return {
      nothing: 'not configured',
      why: 'No source tells waiting from active: give at least one state `waiting` and one `active` under `states`.',
    }
  }
  const { active, waiting, n } = await measures.efficiency(request.of, window)
  if (active + waiting === 0)
    return { nothing: 'no data', why: 'No item done in the window was active or waiting.' }
  return {
    value: active / (active + waiting),
    activeSeconds: active / MICROS_PER_SECOND,
    waitingSeconds: waiting / MICROS_PER_SECOND,
    n,
  }
}

/** The four types and the unclassified, as shares of 100. */
export const distributionOf = (
  counts: Record<FlowItemType, number>,
  basis: 'completed' | 'load',
): FlowAnswer['distribution'] => {
  const [feature, defect, risk, debt, unclassified] = shares(FLOW_ITEM_TYPES.map((type) => counts[type]))
  const n = FLOW_ITEM_TYPES.reduce((sum, type) => sum + counts[type], 0)
  return {
    feature: feature ?? null,
    defect: defect ?? null,
    risk: risk ?? null,
    debt: debt ?? null,
    unclassified: unclassified ?? null,
    n,
    basis,
    counts,
  }
}

/** The periods that overlap a window, and their edges cut off at it. */
export const periodsOf = (
  window: Window,
  by: ResolvedRequest['by'],
  { first, asOf }: Pick<Reach, 'first' | 'asOf'>,
  calendar: Calendar,
): { edges: Micros[]; periods: { start: string; end: string; partial: boolean }[] } => {
  const whole = periodEdges(by, window.from, window.to, calendar)
  // Before the first item nothing is known: a period that ends there is not one in which nothing was done.
  const known = first ?? window.from
  const periods = whole.slice(1).map((end, i) => {
    const start = whole[i] ?? window.from
    return {
      start: isoInstant(start, calendar.zone),
      end: isoInstant(end, calendar.zone),
      partial: start < window.from || end <= known || end > window.to || end > asOf,
    }
  })
  return { edges: whole.map((edge) => Math.min(Math.max(edge, window.from), window.to)), periods }
}

/** Velocity per period of the window, with what is partial. */
export const velocityOf = async (
  measures: Measures,
  of: Selection,
  window: Window,
  by: ResolvedRequest['by'],
  reach: Pick<Reach, 'first' | 'asOf'>,
  calendar: Calendar,
): Promise<FlowAnswer['velocity']> => {
  const { edges, periods } = periodsOf(window, by, reach, calendar)
  const items = await measures.velocity(of, edges)
  return periods.map(({ start, end, partial }, i) => ({ start, end, items: items[i] ?? 0, partial }))
}

/** A request with all that its answer depends on: how far the data reaches, the window, its periods. */
export interface Ask {
  readonly measures: Measures
  readonly map: ValueStreamMap
  readonly request: ResolvedRequest
  readonly calendar: Calendar
  readonly reach: Reach
  readonly window: Window
  /** The end of the window, or of what is known if that is earlier; may lie before the window. */
  readonly until: Micros
  /** Where the load is told: the starts of the periods that are known, and the end of a window that is over. */
  readonly instants: readonly Micros[]
}

/**
 * @param now µs; the only clock that the answer depends on.
 * @throws RequestError for an empty window or too many periods.
 */
export const askOf = async (
  measures: Measures,
  map: ValueStreamMap,
  request: ResolvedRequest,
  now: Micros,
): Promise<Ask> => {
  const calendar = calendarOf(map)
  const reach = await reachOf(measures, map, request.of, request.stream, now)
  const window = windowOf(request, reach, calendar)
  let edges: Micros[]
  try {
    edges = periodEdges(request.by, window.from, window.to, calendar)
  } catch {
    throw new RequestError(
      `The window has more than ${MAX_PERIODS} periods: choose a shorter window or a longer period.`,
    )
  }
  const instants = edges.filter((edge) => edge >= window.from && edge < window.to && edge <= reach.asOf)
  if (window.to <= reach.asOf) instants.push(window.to)
  return {
    measures,
    map,
    request,
    calendar,
    reach,
    window,
    until: Math.min(window.to, reach.asOf),
    instants,
  }
}

type Frame = Pick<FlowAnswer, 'of' | 'window' | 'timeZone' | 'policies' | 'warnings' | 'simulated' | 'data'>

/** What every answer says beside its figures. */
export const frameOf = ({ map, request, calendar, reach, window }: Ask): Frame => {
  const { of, stream, slice, team, type, by } = request
  const iso = (at: Micros): string => isoInstant(at, calendar.zone)
  return {
    of: { measured: of.measured, stream, slice, team, type },
    window: { from: iso(window.from), to: iso(window.to), by, asOf: iso(reach.asOf) },
    timeZone: calendar.zone,
    policies: policiesInWords(map, of.measured, stream, sourcesOf(map, of.measured, stream)),
    warnings: [],
    simulated: sourcesOf(map, of.measured, stream).some(([, source]) => source.simulated),
    data: reach.state,
  }
}

/** The load as of what is known, on average, and at each start of a period. */
export const loadOf = async (ask: Ask): Promise<FlowAnswer['load']> => {
  const { measures, request, calendar, reach, window, until, instants } = ask
  const isKnown = until > window.from
  const [series, now, time] = await Promise.all([
    measures.loadAt(request.of, instants),
    measures.loadAt(request.of, [reach.asOf]),
    isKnown ? measures.loadTime(request.of, [window.from, until], until) : Promise.resolve([0]),
  ])
  return {
    now: now[0] ?? 0,
    average: isKnown ? (time[0] ?? 0) / (until - window.from) : null,
    series: instants.map((at, i) => ({ at: isoInstant(at, calendar.zone), load: series[i] ?? 0 })),
  }
}

/** The items done in the window, or in progress as of what is known, by type. */
export const distributionAsked = async ({
  measures,
  request: { of, basis },
  window,
  reach,
}: Ask): Promise<FlowAnswer['distribution']> =>
  distributionOf(
    await measures.distribution(of, basis === 'load' ? { load: reach.asOf } : { completed: window }),
    basis,
  )

/**
 * The five metrics of a selection in a window.
 *
 * @param now µs; the only clock that the answer depends on.
 * @throws RequestError for an empty window or too many periods.
 */
export const flowAnswer = async (
  measures: Measures,
  map: ValueStreamMap,
  request: ResolvedRequest,
  now: Micros,
): Promise<FlowAnswer> => {
  const ask = await askOf(measures, map, request, now)
  const { calendar, reach, window } = ask
  const { of, by } = request
  const [velocity, flowTime, load, efficiency, distribution] = await Promise.all([
    velocityOf(measures, of, window, by, reach, calendar),
    measures.flowTime(of, window, PERCENTS),
    loadOf(ask),
    efficiencyOf(ask),
    distributionAsked(ask),
  ])
  const [p50 = null, p85 = null, p95 = null] = flowTime.percentiles
  const versions = FIVE.map((id) => [id, DEFINITIONS[id].version])
  return {
    ...frameOf(ask),
    weekStart: calendar.weekStart,
    definitions: Object.fromEntries(versions) as FlowAnswer['definitions'],
    velocity,
    flowTime: {
      n: flowTime.n,
      p50: seconds(p50),
      p85: seconds(p85),
      p95: seconds(p95),
      startCensored: flowTime.startCensored,
      quarantined: flowTime.quarantined,
      neverStarted: flowTime.neverStarted,
    },
    load,
    efficiency,
    distribution,
  }
}
