/** Opening a number about journeys: how it is made, and the journeys that it counts and leaves out. */
import { DEFINITIONS } from '../flow/figures/definitions.ts'
import { isoInstant } from '../flow/calendar.ts'
import type { ExplainAnswer } from '../flow/figures/explain-answers.ts'
import { figureAddress, figureKey } from '../flow/figures/figure.ts'
import {
  JOURNEY_FIGURES,
  type JourneyFigure,
  type JourneySet,
  type ToldJourneyFigure,
} from '../flow/figures/journey-figures.ts'
import { journeyFrameOf, type JourneyAsk } from '../flow/journeys/journey-ask.ts'
import { journeyList, type JourneyListAnswer } from '../flow/journeys/journey-list.ts'
import { sourcesOf } from '../flow/reach.ts'
import { oneOf, type FlowRequest } from '../flow/request.ts'
import type { ExplainRequest, Explaining } from './explain-figure.ts'
import { sourceInWords } from './source-in-words.ts'

export interface JourneyListRequest extends FlowRequest {
  /** The figure whose journeys are listed; without it all of the selection. */
  readonly figure?: string
  readonly about?: string
  /** Which of its sets: `counted`, or one of those beside it. */
  readonly set?: string
  readonly offset?: number
  readonly limit?: number
}

/** A page of journeys has at most this many. */
const MOST_LISTED = 2000

const figureOf = (id: string): JourneyFigure => {
  const figure = JOURNEY_FIGURES[oneOf('figure about journeys', id, Object.keys(JOURNEY_FIGURES))]
  if (!figure) throw new Error(`JOURNEY_FIGURES has lost ${id}.`)
  return figure
}

/** The ask in the window of the figure, where no window is asked for. */
const inItsWindow = async (
  { windowOf }: JourneyFigure,
  request: FlowRequest,
  ask: JourneyAsk,
): Promise<JourneyAsk> => {
  if (windowOf === undefined || request.from !== undefined || request.to !== undefined) return ask
  const { from, to } = await windowOf(ask)
  const { zone } = ask.calendar
  const { stream, slice, type, by } = request
  return ask.askAgain({ stream, slice, type, by, from: isoInstant(from, zone), to: isoInstant(to, zone) })
}

/** @throws RequestError for a figure or an `about` that there is not. */
export const explainJourneyFigure = async (
  request: ExplainRequest,
  asked: JourneyAsk,
  { map, store, readings, summaries }: Explaining,
): Promise<ExplainAnswer> => {
  const id = request.figure ?? ''
  const figure = figureOf(id)
  const about = request.about ?? null
  const ask = await inItsWindow(figure, request, asked)
  const told = await figure.tell(ask, about)
  const frame = journeyFrameOf(ask)
  const of = { ...frame.of, ...frame.window, ...(about === null ? {} : { about }) }
  const address = figureAddress(id, of)
  const listOf = (set: JourneySet): string =>
    `/journeys?${new URLSearchParams({ ...address, set: set.id }).toString()}`
  const { value, n, words, rules, why, counted, leftOut }: ToldJourneyFigure = told
  return {
    figure: {
      id,
      key: figureKey(id, of),
      name: about === null ? figure.name : `${figure.name}: ${about}`,
      metric: figure.metric,
      value,
      unit: told.unit ?? figure.unit,
      words,
      n,
      why:
        value === null
          ? (why ?? ('why' in frame.data ? frame.data.why : 'No journey counts for it here.'))
          : null,
    },
    ...frame,
    instant: false,
    definition: DEFINITIONS[figure.metric],
    rules: [...rules],
    sources: await Promise.all(
      sourcesOf(map, 'journeys', ask.request.stream).flatMap(([source, config]) => {
        const reading = readings.get(source)
        const summary = summaries.find((one) => one.source === source)
        return reading
          ? [sourceInWords([source, config], [], store, reading, summary, map.organisation.timeZone)]
          : []
      }),
    ),
    counted: { n: counted.journeys.length, address: listOf(counted) },
    leftOut: leftOut
      .filter(({ journeys }) => journeys.length > 0)
      .map((set) => ({
        reason: set.id,
        words: `${set.journeys.length} ${set.words}`,
        n: set.journeys.length,
        address: listOf(set),
      })),
    published: [],
  }
}

/** The journeys behind a figure, or all of a selection. @throws RequestError */
export const listJourneys = async (
  request: JourneyListRequest,
  asked: JourneyAsk,
): Promise<JourneyListAnswer> => {
  const page = {
    offset: Math.max(0, request.offset ?? 0),
    limit: Math.min(Math.max(1, request.limit ?? 50), MOST_LISTED),
  }
  if (request.figure === undefined) {
    const all: JourneySet = { id: 'all', words: 'of the selection', journeys: asked.chosen }
    return journeyList(asked, { id: null, name: 'Journeys' }, all, page)
  }
  const figure = figureOf(request.figure)
  const { name, tell } = figure
  const ask = await inItsWindow(figure, request, asked)
  const { counted, leftOut } = await tell(ask, request.about ?? null)
  const sets = [counted, ...leftOut]
  const id = oneOf(
    'set of journeys',
    request.set ?? counted.id,
    sets.map((set) => set.id),
  )
  const set = sets.find((one) => one.id === id) ?? counted
  return journeyList(ask, { id: request.figure, name }, set, page)
}
