/** What is told of a stream’s north-star: its value, its guardrails, whether a gain is hollow, and what goes with it. */
import { effectiveCell } from '../../model/grid.ts'
import type { Metric, Stream } from '../../model/schema.ts'
import { isoInstant } from '../calendar.ts'
import { journeyFrameOf, type JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import { RequestError } from '../request.ts'
import { judge } from './evaluate.ts'
import { hollowOf } from './hollow.ts'
import { guardrailAnswer, logicOfNorthStar, metricAnswer } from './metrics.ts'
import type {
  GuardrailAnswer,
  MetricAnswer,
  NorthStarAnswer,
  ResultSeriesAnswer,
} from './north-star-answer.ts'
import type { ResultSeries } from './results.ts'
import { associationsOf, limitsOf, periodsBefore, seriesOf } from './series.ts'
import { earlier, lookedAt, recentOf, withReachOfWork, type Recent } from './windows.ts'
import { inWindow, needsOf, resultsOf, worldOf, type Needs, type World } from './world.ts'

/** So many windows back it is looked since when a guardrail is broken. */
const MOST_BACK = 26

const isMetric = (metric: string | Metric | undefined): metric is Metric => typeof metric === 'object'

export interface CellMetric {
  readonly slice: string
  readonly stage: string
  readonly metric: Metric
}

/** The metrics with logic that cells of the grid say themselves, of the slices and stages of the stream. */
export const cellMetrics = ({ map }: Pick<JourneyAsk, 'map'>, stream: Stream): CellMetric[] =>
  [...map.grid.keys()].flatMap((slice) =>
    stream.stages.flatMap((stage) => {
      const cell = effectiveCell(map, slice, stage)
      if (cell.kind !== 'applies' || cell.from.metric !== slice) return []
      const { metric } = cell.cell
      return isMetric(metric) && metric.logic !== undefined ? [{ slice, stage, metric }] : []
    }),
  )

/** All logic of a stream that is computed for it. */
const logicsOf = (stream: Stream): string[] => [
  ...[logicOfNorthStar(stream).logic, ...Object.values(stream.metrics).map(({ logic }) => logic)].filter(
    (logic) => logic !== undefined && logic !== null,
  ),
  ...Object.values(stream.guardrails).map(({ holds }) => holds),
]

const sinceWhen = async (
  guardrail: GuardrailAnswer,
  { ask, recent, needs, results }: Looking,
): Promise<GuardrailAnswer> => {
  if (guardrail.status !== 'broken' || recent.periods === 0) return guardrail
  let since: Window = recent.window
  for (let back = 1; back <= MOST_BACK; back++) {
    const window = earlier(ask, recent.window, back)
    if (window.from < (ask.reach.first ?? Infinity)) break
    const world = await worldOf(inWindow(ask, window), needs, results)
    if (judge(guardrail.logic, world).holds !== false) break
    since = window
  }
  return { ...guardrail, since: lookedAt(ask, since) }
}

interface Looking {
  readonly ask: JourneyAsk
  readonly recent: Recent
  readonly needs: Needs
  readonly results: readonly ResultSeries[]
}

const resultAnswer = ({ calendar }: JourneyAsk, { points, ...series }: ResultSeries): ResultSeriesAnswer => ({
  ...series,
  unit: points.at(-1)?.unit ?? null,
  points: points.map(({ at, value }) => ({ at: isoInstant(at, calendar.zone), value })),
})

const cellsOf = async (
  { ask, recent, results }: Looking,
  stream: Stream,
): Promise<NorthStarAnswer['cells']> => {
  if (ask.request.slice !== null) return []
  const { map, request } = ask
  const name = (kind: 'slices' | 'stages', id: string): { id: string; name: string } => ({
    id,
    name: map[kind].get(id)?.name ?? id,
  })
  return Promise.all(
    cellMetrics(ask, stream).map(async ({ slice, stage, metric }) => {
      const { logic = null } = metric
      const whole = await ask.askAgain({
        ...(request.stream !== null && { stream: request.stream }),
        slice,
        by: request.by,
      })
      const world = await worldOf(
        inWindow({ ...whole, reach: ask.reach }, recent.window),
        needsOf(logic === null ? [] : [logic]),
        results,
      )
      const told = metricAnswer(stage, metric, { logic }, world, null)
      return { slice: name('slices', slice), stage: name('stages', stage), metric: told }
    }),
  )
}

const warningsOf = ({ ask, recent }: Looking): string[] => {
  const { request } = ask
  return recent.periods === 0 && request.from === null && request.to === null && ask.reach.first !== null
    ? [`Less than one whole ${request.by} is known: the figures are of all that is.`]
    : []
}

/**
 * The north-star of a stream with all that belongs to it. Without a window in the request: the last whole periods,
 * beside as many before them; each as far as was known at its end, so that both had equally long to get there.
 *
 * @param asked Of all time, or of the window asked for.
 * @throws RequestError without a stream.
 */
export const northStarAnswer = async (asked: JourneyAsk): Promise<NorthStarAnswer> => {
  const id = asked.request.stream
  const stream = id === null ? undefined : asked.map.streams.get(id)
  if (id === null || !stream) throw new RequestError('Name a stream: each has a north-star of its own.')
  const ask = await withReachOfWork(asked)
  const recent = recentOf(ask)
  const needs = needsOf(logicsOf(stream))
  const results = await resultsOf(ask)
  const looking: Looking = { ask, recent, needs, results }
  const at = (window: Window): Promise<World> => worldOf(inWindow(ask, window), needs, results)
  const world = await at(recent.window)
  const before =
    recent.before === null ? null : { world: await at(recent.before), looked: lookedAt(ask, recent.before) }
  const tell = (metricId: string, metric: Metric, logic: Parameters<typeof metricAnswer>[2]): MetricAnswer =>
    metricAnswer(metricId, metric, logic, world, before)

  const { logic: northStarLogic, isDefault } = logicOfNorthStar(stream)
  const northStar = stream.northStar
    ? tell('northStar', stream.northStar, { logic: northStarLogic, isDefault })
    : null
  const guardrails = await Promise.all(
    Object.entries(stream.guardrails).map(([key, guardrail]) =>
      sinceWhen(guardrailAnswer(key, guardrail, world), looking),
    ),
  )
  const periods = await periodsBefore(ask, needs, results)
  const series = northStarLogic === null ? [] : seriesOf(northStarLogic, periods, stream.northStar?.unit)
  const own = results.filter((one) => one.stream === null || one.stream === id)
  const { by } = ask.request
  return {
    ...journeyFrameOf({ ...inWindow(ask, recent.window), reach: ask.reach }),
    warnings: warningsOf(looking),
    stream: { id, name: stream.name },
    periods: recent.periods,
    before: recent.before && lookedAt(ask, recent.before),
    northStar,
    hollow: hollowOf(northStar, guardrails),
    guardrails,
    metrics: Object.entries(stream.metrics).map(([key, metric]) =>
      tell(key, metric, { logic: metric.logic ?? null }),
    ),
    cells: await cellsOf(looking, stream),
    series,
    limits: limitsOf(series),
    results: own.map((one) => resultAnswer(ask, one)),
    associations: associationsOf(
      [
        ...(northStarLogic !== null && stream.northStar
          ? [{ id: 'northStar', name: stream.northStar.name, logic: northStarLogic }]
          : []),
        { id: 'finished', name: 'Journeys finished', logic: 'finished' },
        ...Object.entries(stream.metrics).flatMap(([key, { name, logic }]) =>
          logic === undefined ? [] : [{ id: key, name, logic }],
        ),
      ],
      own.filter(({ slice }) => slice === ask.request.slice),
      periods,
      by,
    ),
  }
}
