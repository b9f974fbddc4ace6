/** The answer about the performance graph: the part of it that is drawn, and what that leaves out. */
import { RequestError, type FlowRequest } from '../../request.ts'
import type { JourneyAsk } from '../journey-ask.ts'
import { GraphFilters } from './graph-filter.ts'
import { pathGraph, timeFigures, type GraphMove, type PathGraph } from './graph.ts'
import type { PathGraphAnswer, PathMove, PathStep } from './path-answers.ts'
import { stepChoiceOf, stepsOf, type StepRequest, type Steps } from './steps.ts'
import { countOfVariants, variantsOf } from './variants.ts'
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
export const measuredBy = ({ choice }: Steps, { isSojourn }: GraphMove): PathMove['measures'] =>
  choice.steps === 'stages' ? 'stay' : choice.steps === 'activities' && isSojourn ? 'sojourn' : 'gap'

const stepAnswer = ({ steps }: PathGraph, code: number): PathStep[] => {
  const step = steps[code]
  if (!step) return []
  const { label, service, place: _, ...counts } = step
  return [{ id: label, ...counts, service: service.length === 0 ? null : timeFigures(service) }]
}

const moveAnswer = (steps: Steps, graph: PathGraph, index: number): PathMove[] => {
  const move = graph.moves[index]
  if (!move) return []
  const { count, journeys, again, times } = move
  return [
    {
      from: steps.labels[move.from] ?? '',
      to: steps.labels[move.to] ?? '',
      count,
      journeys,
      share: graph.n === 0 ? null : journeys / graph.n,
      again,
      time: timeFigures(times),
      measures: measuredBy(steps, move),
    },
  ]
}

/** @throws RequestError for a choice that there is not. */
export const pathGraphAnswer = (ask: JourneyAsk, request: GraphRequest): PathGraphAnswer => {
  const isAsked = request.paths !== undefined || request.moves !== undefined
  const filter = {
    paths: percentOf('paths', request.paths, 100),
    moves: percentOf('moves', request.moves, 0),
  }
  const steps = stepsOf(ask, stepChoiceOf(request, ask.log))
  const graph = pathGraph(steps)
  const variants = variantsOf(steps)
  const filters = new GraphFilters(graph, variants)
  const drawn = isAsked ? filters.draw(filter) : filters.legible()
  // In the order in which journeys come to them: a picture that follows it runs in one direction.
  const placeOf = (code: number): number => graph.steps[code]?.place ?? 0
  const shown = drawn.steps
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((code) => stepAnswer(graph, code))
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
    },
    graph: { steps: shown, moves: drawn.moves.flatMap((index) => moveAnswer(steps, graph, index)) },
    hidden: filters.hidden(drawn),
    reworked: {
      journeys: graph.reworked.length,
      share: graph.n === 0 ? null : graph.reworked.length / graph.n,
    },
  }
}
