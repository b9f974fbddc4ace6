/** What is told of a stream’s north-star: its value, its guardrails, whether a gain is hollow, and what goes with it. */
import { effectiveCell } from '../../model/grid.ts'
import { withAncestors } from '../../model/slices.ts'
import type { Metric, Stream } from '../../model/schema.ts'
import { isoInstant } from '../calendar.ts'
import { journeyFrameOf, type JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import { RequestError } from '../request.ts'
import { judge } from './evaluate.ts'
import { hollowOf } from './hollow.ts'
import { guardrailAnswer, logicOfNorthStar, metricAnswer, type MetricLogic } from './metrics.ts'
import type {
  GuardrailAnswer,
  LookedAt,
  MetricAnswer,
  NorthStarAnswer,
  NorthStarNow,
  ResultSeriesAnswer,
} from './north-star-answer.ts'
import type { ResultSeries } from './results.ts'
import { associationsOf, limitsOf, periodsBefore, seriesOf } from './series.ts'
import { earlier, lookedAt, recentOf, withReachOfWork, type Recent } from './windows.ts'
import { inWindow, keptOf, needsOf, worldOf, type Kept, type Needs, type World } from './world.ts'

/** So many windows back it is looked since when a guardrail is broken. */
const MOST_BACK = 26

const isMetric = (metric: string | Metric | undefined): metric is Metric => typeof metric === 'object'

interface CellMetric {
  readonly slice: string
  readonly stage: string
  readonly metric: Metric
}

/** The metrics with logic that cells of the grid say themselves, of the slices and stages of the stream. */
export const cellMetrics = ({ map }: Pick<JourneyAsk, 'map'>, stream: Stream): CellMetric[] =>
  [...map.grid.keys()]
    .filter((slice) => withAncestors(map, slice).some((one) => stream.for.includes(one)))
    .flatMap((slice) =>
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

interface Looking {
  readonly ask: JourneyAsk
  readonly id: string
  readonly stream: Stream
  readonly recent: Recent
  readonly needs: Needs
  readonly kept: Kept
  readonly world: World
  readonly before: { readonly world: World; readonly looked: LookedAt } | null
}

/** @throws RequestError without a stream. */
const lookAt = async (asked: JourneyAsk): Promise<Looking> => {
  const id = asked.request.stream
  const stream = id === null ? undefined : asked.map.streams.get(id)
  if (id === null || !stream) throw new RequestError('Name a stream: each has a north-star of its own.')
  const ask = await withReachOfWork(asked)
  const recent = recentOf(ask)
  const needs = needsOf(logicsOf(stream))
  const kept = await keptOf(ask)
  const at = (window: Window): Promise<World> => worldOf(inWindow(ask, window), needs, kept)
  return {
    ask,
    id,
    stream,
    recent,
    needs,
    kept,
    world: await at(recent.window),
    before: recent.before && { world: await at(recent.before), looked: lookedAt(ask, recent.before) },
  }
}

const tell = ({ world, before }: Looking, id: string, metric: Metric, logic: MetricLogic): MetricAnswer =>
  metricAnswer(id, metric, logic, world, before)

const sinceWhen = async (
  guardrail: GuardrailAnswer,
  { ask, recent, needs, kept }: Looking,
): Promise<GuardrailAnswer> => {
  if (guardrail.status !== 'broken' || recent.periods === 0) return guardrail
  let since: Window = recent.window
  for (let back = 1; back <= MOST_BACK; back++) {
    const window = earlier(ask, recent.window, back)
    if (window.from < (ask.reach.first ?? Infinity)) break
    const world = await worldOf(inWindow(ask, window), needs, kept)
    if (judge(guardrail.logic, world).holds !== false) break
    since = window
  }
  return { ...guardrail, since: lookedAt(ask, since) }
}

const warningsOf = ({ ask, recent }: Looking): string[] => {
  const { request, reach } = ask
  return recent.periods === 0 && request.from === null && request.to === null && reach.first !== null
    ? [`Less than one whole ${request.by} is known: the figures are of all that is.`]
    : []
}

const nowOf = async (looking: Looking): Promise<NorthStarNow> => {
  const { ask, id, stream, recent, world } = looking
  const { northStar: named } = stream
  const northStar = named ? tell(looking, 'northStar', named, logicOfNorthStar(stream)) : null
  const guardrails = await Promise.all(
    Object.entries(stream.guardrails).map(([key, guardrail]) =>
      sinceWhen(guardrailAnswer(key, guardrail, world), looking),
    ),
  )
  return {
    ...journeyFrameOf({ ...inWindow(ask, recent.window), reach: ask.reach }),
    warnings: warningsOf(looking),
    stream: { id, name: stream.name },
    periods: recent.periods,
    before: recent.before && lookedAt(ask, recent.before),
    northStar,
    hollow: hollowOf(northStar, guardrails),
    guardrails,
  }
}

/**
 * The north-star of a stream and its guardrails. Without a window in the request: the last whole periods, beside as
 * many before them; each as far as was known at its end, so that both had equally long to get there.
 *
 * @param asked Of all time, or of the window asked for.
 * @throws RequestError without a stream.
 */
export const northStarNow = async (asked: JourneyAsk): Promise<NorthStarNow> => nowOf(await lookAt(asked))

const resultAnswer = ({ calendar }: JourneyAsk, { points, ...series }: ResultSeries): ResultSeriesAnswer => ({
  ...series,
  unit: points.at(-1)?.unit ?? null,
  points: points.map(({ at, value }) => ({ at: isoInstant(at, calendar.zone), value })),
})

const cellsOf = async ({ ask, id, stream, recent, kept }: Looking): Promise<NorthStarAnswer['cells']> => {
  if (ask.request.slice !== null) return []
  const named = (kind: 'slices' | 'stages', one: string): { id: string; name: string } => ({
    id: one,
    name: ask.map[kind].get(one)?.name ?? one,
  })
  return Promise.all(
    cellMetrics(ask, stream).map(async ({ slice, stage, metric }) => {
      const { logic = null } = metric
      const whole = await ask.askAgain({ stream: id, slice, by: ask.request.by })
      const needs = needsOf(logic === null ? [] : [logic])
      const at = (window: Window): Promise<World> =>
        worldOf(inWindow({ ...whole, reach: ask.reach }, window), needs, kept)
      return {
        slice: named('slices', slice),
        stage: named('stages', stage),
        metric: metricAnswer(
          stage,
          metric,
          { logic },
          await at(recent.window),
          recent.before && { world: await at(recent.before), looked: lookedAt(ask, recent.before) },
        ),
      }
    }),
  )
}

/** What results are held against: the north-star, what came to the finish line, and the metrics of the stream. */
const associated = (stream: Stream): { id: string; name: string; logic: string }[] => {
  const { logic } = logicOfNorthStar(stream)
  return [
    ...(logic !== null && stream.northStar ? [{ id: 'northStar', name: stream.northStar.name, logic }] : []),
    { id: 'finished', name: 'the number of journeys finished', logic: 'finished' },
    ...Object.entries(stream.metrics).flatMap(([key, metric]) =>
      metric.logic === undefined ? [] : [{ id: key, name: metric.name, logic: metric.logic }],
    ),
  ]
}

/** The north-star of a stream with all that belongs to it. @throws RequestError without a stream. */
export const northStarAnswer = async (asked: JourneyAsk): Promise<Omit<NorthStarAnswer, 'chain'>> => {
  const looking = await lookAt(asked)
  const { ask, id, stream, needs, kept } = looking
  const { logic } = logicOfNorthStar(stream)
  const periods = await periodsBefore(ask, needs, kept)
  const series = logic === null ? [] : seriesOf(logic, periods, stream.northStar?.unit)
  const own = kept.results.filter((one) => one.stream === null || one.stream === id)
  const ofSlice = own.filter(({ slice }) => slice === ask.request.slice)
  return {
    ...(await nowOf(looking)),
    metrics: Object.entries(stream.metrics).map(([key, metric]) =>
      tell(looking, key, metric, { logic: metric.logic ?? null }),
    ),
    cells: await cellsOf(looking),
    series,
    limits: limitsOf(series),
    results: own.map((one) => resultAnswer(ask, one)),
    associations: associationsOf(associated(stream), ofSlice, periods, ask.request.by),
  }
}
