/** The answer about the performance graph: the part of it that is drawn, and what that leaves out. */
import { RequestError, type FlowRequest } from '../../request.ts'
import type { JourneyAsk } from '../journey-ask.ts'
import { inOrder, moveAt, type GraphMove, type PathGraph } from './graph.ts'
import { servicesOf, timeFigures, timesOfMoves } from './graph-times.ts'
import type { PathGraphAnswer, PathMove, PathStep } from './path-answers.ts'
import { pathsOf } from './paths.ts'
import { stepChoiceOf, type StepRequest, type Steps } from './steps.ts'
import { countOfVariants } from './variants.ts'
import { stepFrameOf } from './variants-answer.ts'

export interface GraphRequest extends FlowRequest, StepRequest {
  /** Percent of the journeys whose paths are drawn, the most frequent first. */
  readonly paths?: string
  /** Least percent of the journeys that make a move, for it to be drawn. */
  readonly moves?: string
}

const percentOf = (what: string, value: string | undefined, fallback: number): number => {
  if (value === undefined) return fallback
  const percent = Number(value)
  if (/^\d+(\.\d+)?$/.test(value) && percent <= 100) return percent
  throw new RequestError(
    `\`${value}\` is no share for \`${what}\`: a number of percent from 0 to 100 is expected.`,
  )
}

/** What the time of a move is. */
const measuredBy = ({ choice }: Steps, { isSojourn }: GraphMove): PathMove['measures'] =>
  choice.steps === 'stages' ? 'stay' : choice.steps === 'activities' && isSojourn ? 'sojourn' : 'gap'

/** The steps in the order in which journeys come to them: a picture that follows it runs in one direction. */
const stepAnswers = (graph: PathGraph, codes: readonly number[]): PathStep[] => {
  const services = servicesOf(graph, codes)
  const placeOf = (code: number): number => graph.steps[code]?.place ?? 0
  return codes
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((code) => {
      const step = graph.steps[code]
      if (!step) return []
      const { label, visits, journeys, begins, ends, again } = step
      const service = timeFigures(services.get(code))
      return [{ id: label, visits, journeys, begins, ends, again, service: service.n === 0 ? null : service }]
    })
}

const moveAnswers = (graph: PathGraph, numbers: readonly number[]): PathMove[] => {
  const times = timesOfMoves(graph, numbers)
  const { labels } = graph.of
  return inOrder(graph, numbers).map((number) => {
    const move = moveAt(graph, number)
    return {
      from: labels[move.from] ?? '',
      to: labels[move.to] ?? '',
      count: move.count,
      journeys: move.journeys,
      share: graph.n === 0 ? null : move.journeys / graph.n,
      again: move.again,
      time: timeFigures(times.get(number)),
      measures: measuredBy(graph.of, move),
    }
  })
}

/** More than so many moves are no picture, and no page shows them. */
const MOST_TOLD = 500

/**
 * @param most So many moves are told at most; of more, those of most journeys.
 * @throws RequestError for a choice that there is not.
 */
export const pathGraphAnswer = (
  ask: JourneyAsk,
  request: GraphRequest,
  most = MOST_TOLD,
): PathGraphAnswer => {
  const isAsked = request.paths !== undefined || request.moves !== undefined
  const filter = {
    paths: percentOf('paths', request.paths, 100),
    moves: percentOf('moves', request.moves, 0),
  }
  const { steps, graph, variants, filters } = pathsOf(ask, stepChoiceOf(request, ask.log))
  const drawn = isAsked ? filters.draw(filter, most) : filters.legible()
  const shown = stepAnswers(graph, drawn.steps)
  return {
    ...stepFrameOf(
      ask,
      steps,
      shown.map(({ id }) => id),
    ),
    filter: {
      ...drawn.filter,
      chosen: isAsked ? 'asked' : 'legible',
      variants: drawn.paths,
      distinct: countOfVariants(variants),
      cut: drawn.cut,
    },
    graph: { steps: shown, moves: moveAnswers(graph, drawn.moves) },
    hidden: filters.hidden(drawn),
    reworked: {
      journeys: graph.reworked.length,
      share: graph.n === 0 ? null : graph.reworked.length / graph.n,
    },
  }
}
