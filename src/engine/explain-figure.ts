/** Opening a number: its definition, what the map says, the items that it counts and leaves out, its history. */
import type { FlowAnswer } from '../flow/answers.ts'
import { DEFINITIONS } from '../flow/figures/definitions.ts'
import type { ExplainAnswer } from '../flow/figures/explain-answers.ts'
import { FIGURES, figureAddress, figureKey, type FigureOf } from '../flow/figures/figure.ts'
import { figureValue, type FigureAnswers, type FigureValue } from '../flow/figures/figure-values.ts'
import { figureInWords } from '../flow/figures/figure-words.ts'
import { REASONS, type Reason } from '../flow/measures/measures.ts'
import type { SourceReading } from '../flow/reading.ts'
import { sourcesOf } from '../flow/reach.ts'
import { RequestError, resolveRequest, type FlowRequest } from '../flow/request.ts'
import { JOURNEY_FIGURES } from '../flow/figures/journey-figures.ts'
import type { Clock, ViewAnswer, ViewId, ViewOf } from '../flow/view-answers.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { ItemPage, SourceSummary, Store } from '../store/store.ts'
import type { ItemsRequest } from './items-request.ts'
import type { ONLY } from './narrowed-load.ts'
import { publishedOf } from './published-changes.ts'
import { sourceInWords } from './source-in-words.ts'

export interface ExplainRequest extends FlowRequest {
  readonly figure?: string
  /** Of a figure about journeys: what within the stream. */
  readonly about?: string
}

/** What an explanation is made of. */
export interface Explaining {
  readonly map: ValueStreamMap
  readonly store: Store
  readonly readings: ReadonlyMap<string, SourceReading>
  readonly summaries: readonly SourceSummary[]
  /** The answers that pages show. */
  flow(): Promise<FlowAnswer>
  view(view: ViewId, clock?: Clock): Promise<ViewAnswer>
  /** A page of a list, as the list itself finds it. */
  list(request: ItemsRequest): Promise<ItemPage>
}

/** Rules are looked up for so many of the counted items at most: each needs its events read. */
const MOST_LOOKED_UP = 300

const LEFT_OUT: Readonly<Record<Reason, string>> = {
  quarantined: 'quarantined: their durations can’t be trusted',
  neverStarted: 'done without ever having been in progress',
  startCensored: 'whose start lies before the known history',
  noTimeInProgress: 'whose log does not tell active from waiting',
  countsElsewhere: 'whose parent or children are counted in their place',
}

/** The figures that count some of the items in progress. */
const ONLY_OF: Readonly<Record<string, (typeof ONLY)[number]>> = {
  stale: 'stale',
  'expectation.exceeded': 'beyondExpectation',
}

const defined = (values: Readonly<Record<string, string | null | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )

const whyNothing = ({ value, why }: FigureValue, data: FlowAnswer['data'], n: number): string | null => {
  if (value !== null) return null
  if (why !== undefined) return why
  return 'why' in data ? data.why : `No item counts for it here: n = ${n}.`
}

/** What was published of the figure: only whole periods of a whole stream are. */
const publishedHistory = async (
  store: Store,
  id: string,
  { of, window, timeZone }: FlowAnswer,
  { basis }: FigureOf,
): Promise<ExplainAnswer['published']> => {
  const { stream, measured, slice, team, type } = of
  if (stream === null || slice !== null || team !== null || type !== null || basis === 'load') return []
  const period = { stream, measured, from: window.from, to: window.to }
  const found = await publishedOf(store, period, id, timeZone)
  return found.map(({ at, value, cause, by }) => ({ at, value, cause, words: figureInWords(id, value, by) }))
}

const answersOf = (flow: FlowAnswer, explaining: Explaining): FigureAnswers => ({
  flow: () => Promise.resolve(flow),
  view: async <V extends ViewId>(view: V, clock?: Clock) => (await explaining.view(view, clock)) as ViewOf<V>,
})

/** @throws RequestError for a figure that there is not; those about journeys may have been meant as well. */
const figureNamed = (id: string): string => {
  const known = Object.keys(FIGURES)
  if (known.includes(id)) return id
  const all = [...known, ...Object.keys(JOURNEY_FIGURES)]
  throw new RequestError(
    `There is no figure \`${id}\`.${didYouMean(id, all)} All are listed by \`millrace explain --figures\`.`,
  )
}

/**
 * @throws RequestError for a figure, stream, … that there is not.
 */
export const explainFigure = async (
  request: ExplainRequest,
  explaining: Explaining,
): Promise<ExplainAnswer> => {
  const { map, store, readings, summaries, list } = explaining
  const id = figureNamed(request.figure ?? '')
  const kind = FIGURES[id]
  if (!kind) throw new Error(`FIGURES has lost ${id}.`)
  const { stream, of: selection } = resolveRequest(request, map)
  const answer = await explaining.flow()
  const told = await figureValue(id, answersOf(answer, explaining))
  const of: FigureOf = {
    ...answer.of,
    from: answer.window.from,
    to: answer.window.to,
    by: answer.window.by,
    basis: request.basis,
  }
  const address = figureAddress(id, of)
  const behind = id.startsWith('distribution.') && request.basis === 'load' ? 'load' : kind.behind
  // What is in progress on average was in progress at some time of the window; all else about load is of now.
  const { from, to } = behind !== 'load' || id === 'load.average' ? address : {}
  // Without an expectation there is no number, and what is in progress is listed.
  const only = told.value === null ? undefined : ONLY_OF[id]
  const items = defined({ ...answer.of, behind, only, from, to })
  const addressOf = (more: Record<string, string>): string =>
    `/items?${new URLSearchParams({ ...items, ...more }).toString()}`
  const countOf = async (reason?: Reason): Promise<number> =>
    (await list({ ...items, excluded: true, reason, limit: 1 })).total
  const [counted, allLeftOut] = await Promise.all([
    list({ ...items, order: 'done', descending: true, limit: MOST_LOOKED_UP }),
    countOf(),
  ])
  // Most figures leave nothing out: then there is nothing to ask for each reason.
  const reasons = allLeftOut === 0 ? [] : REASONS
  const leftOut = await Promise.all(reasons.map(async (reason) => ({ reason, n: await countOf(reason) })))
  const key = figureKey(id, of)
  return {
    figure: {
      id,
      key,
      name: kind.name,
      metric: kind.metric,
      value: told.value,
      unit: kind.unit,
      words: figureInWords(id, told.value, answer.window.by),
      n: told.n,
      why: whyNothing(told, answer.data, counted.total),
    },
    of: answer.of,
    window: answer.window,
    instant: address['from'] === undefined,
    timeZone: answer.timeZone,
    simulated: answer.simulated,
    data: answer.data,
    warnings: answer.warnings,
    definition: DEFINITIONS[kind.metric],
    policies: answer.policies,
    rules: [],
    sources: await Promise.all(
      sourcesOf(map, selection.measured, stream).flatMap(([source, config]) => {
        const reading = readings.get(source)
        const own = counted.items.filter((item) => item.source === source)
        const summary = summaries.find((one) => one.source === source)
        return reading
          ? [sourceInWords([source, config], own, store, reading, summary, map.organisation.timeZone)]
          : []
      }),
    ),
    counted: { n: counted.total, address: addressOf({}) },
    leftOut: leftOut
      .filter(({ n }) => n > 0)
      .map(({ reason, n }) => ({
        reason,
        words: `${n} ${LEFT_OUT[reason]}`,
        n,
        address: addressOf({ excluded: 'true', reason }),
      })),
    published: await publishedHistory(store, id, answer, of),
  }
}
