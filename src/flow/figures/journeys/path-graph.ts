/** Figures of the performance graph: of its steps, and of the moves between them. */
import { RequestError } from '../../request.ts'
import { moveAt, type GraphStep } from '../../journeys/paths/graph.ts'
import { servicesOf, timeFigures, timesOfMoves, type TimeFigures } from '../../journeys/paths/graph-times.ts'
import { pathsOf } from '../../journeys/paths/paths.ts'
import { choiceInWords, journeysAt, type StepChoice, type Steps } from '../../journeys/paths/steps.ts'
import { servedBy, takersOf, visitorsOf } from '../../journeys/paths/takers.ts'
import type { JourneyFigure } from '../journey-figures.ts'
import { aboutOf, counted, leftOutOf, number, rulesOf, seconds, share, type Told } from './path-telling.ts'

const codeOf = ({ labels, choice }: Steps, label: string): number => {
  const code = labels.indexOf(label)
  if (code !== -1) return code
  throw new RequestError(`No journey has a step \`${label}\` among its ${choiceInWords(choice)}.`)
}

/** A figure of one step. */
const ofStep = (
  name: string,
  unit: JourneyFigure['unit'],
  count: (step: GraphStep) => number,
  counts: (steps: Steps, code: number, position: number) => boolean,
): JourneyFigure => ({
  metric: 'performanceGraph',
  name,
  unit,
  about: 'step',
  tell: (ask, about) => {
    const { choice, rest } = aboutOf(ask, about)
    const { steps, graph } = pathsOf(ask, choice)
    const code = codeOf(steps, rest)
    const step = graph.steps[code]
    const visitors = visitorsOf(steps, code).filter((position) => counts(steps, code, position))
    return {
      ...number(step ? count(step) : 0, unit === 'events' ? 'time' : 'journey'),
      rules: rulesOf(choice),
      counted: counted(`with ${rest}`, journeysAt(steps, visitors)),
      leftOut: leftOutOf(steps),
    }
  },
})

const timesOf = ({ offsets, step }: Steps, code: number, position: number): number =>
  step
    .subarray(offsets[position] ?? 0, offsets[position + 1] ?? 0)
    .reduce((n, one) => n + (one === code ? 1 : 0), 0)

const STEP_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'step.visits': ofStep(
    'How often journeys came to a step',
    'events',
    ({ visits }) => visits,
    () => true,
  ),
  'step.journeys': ofStep(
    'Journeys that came to a step',
    'journeys',
    ({ journeys }) => journeys,
    () => true,
  ),
  'step.begins': ofStep(
    'Journeys whose first step it is',
    'journeys',
    ({ begins }) => begins,
    ({ offsets, step }, code, position) => step[offsets[position] ?? 0] === code,
  ),
  'step.ends': ofStep(
    'Journeys whose last step so far it is',
    'journeys',
    ({ ends }) => ends,
    ({ offsets, step }, code, position) => step[(offsets[position + 1] ?? 0) - 1] === code,
  ),
  'step.again': ofStep(
    'Journeys that came to a step more than once',
    'journeys',
    ({ again }) => again,
    (steps, code, position) => timesOf(steps, code, position) > 1,
  ),
}

interface ToldMove {
  readonly count: number
  readonly journeys: number
  readonly again: number
  readonly all: number
  readonly time: TimeFigures
}

/** The two steps of a move; their names may hold an arrow themselves. @throws RequestError */
const moveOf = (steps: Steps, words: string): { from: number; to: number } => {
  const parts = words.split(' → ')
  for (let i = 1; i < parts.length; i++) {
    const [from, to] = [parts.slice(0, i), parts.slice(i)].map((side) =>
      steps.labels.indexOf(side.join(' → ')),
    )
    if (from !== undefined && to !== undefined && from !== -1 && to !== -1) return { from, to }
  }
  throw new RequestError(`\`${words}\` is no move: it is written as \`one step → the next\`.`)
}

/** A figure of one move. */
const ofMove = (
  name: string,
  unit: JourneyFigure['unit'],
  told: (move: ToldMove) => Told,
): JourneyFigure => ({
  metric: 'performanceGraph',
  name,
  unit,
  about: 'move',
  tell: (ask, about) => {
    const { choice, rest } = aboutOf(ask, about)
    const { steps, graph } = pathsOf(ask, choice)
    const { from, to } = moveOf(steps, rest)
    const number = graph.moves.from.findIndex((one, i) => one === from && graph.moves.to[i] === to)
    const { count, journeys, again, isSojourn } = moveAt(graph, number)
    const time = timeFigures(number === -1 ? undefined : timesOfMoves(graph, [number]).get(number))
    return {
      ...told({ count, journeys, again, all: graph.n, time }),
      rules: [
        ...rulesOf(choice),
        'The time of a move lasts from coming to the one step to coming to the next.',
        ...(choice.steps === 'stages' ? [] : [measures(choice, isSojourn)]),
      ],
      counted: counted(`that went directly ${rest}`, journeysAt(steps, takersOf(steps, from, to))),
      leftOut: leftOutOf(steps),
    }
  },
})

const measures = ({ steps }: StepChoice, isSojourn: boolean): string =>
  steps === 'activities' && isSojourn
    ? 'It is a sojourn: waiting for the activity and the time that it took, since its start is known.'
    : 'It is a gap between two events: how much of it was work is not known.'

const MOVE_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'move.count': ofMove('How often a move was made', 'events', ({ count }) => number(count, 'time')),
  'move.journeys': ofMove('Journeys that made a move', 'journeys', ({ journeys }) =>
    number(journeys, 'journey'),
  ),
  'move.share': ofMove('Share of the journeys that made a move', 'share', ({ journeys, all }) =>
    share(all === 0 ? null : journeys / all, all),
  ),
  'move.again': ofMove('Moves back to an earlier step', 'events', ({ again }) => number(again, 'time')),
  'move.p50': ofMove('Time of a move, 50 % within', 'seconds', ({ time }) => seconds(time.p50, time.n)),
  'move.p85': ofMove('Time of a move, 85 % within', 'seconds', ({ time }) => seconds(time.p85, time.n)),
  'move.mean': ofMove('Mean time of a move', 'seconds', ({ time }) => seconds(time.mean, time.n)),
  'move.total': ofMove('Time of a move, of all journeys together', 'seconds', ({ time }) =>
    seconds(time.total, time.n),
  ),
}

const SERVICE_FIGURE: JourneyFigure = {
  metric: 'performanceGraph',
  name: 'Service time of an activity, 50 % within',
  unit: 'seconds',
  about: 'step',
  tell: (ask, about) => {
    const { choice, rest } = aboutOf(ask, about)
    const { steps, graph } = pathsOf(ask, choice)
    const code = codeOf(steps, rest)
    const { n, p50 } = timeFigures(servicesOf(graph, [code]).get(code))
    return {
      ...seconds(p50, n),
      why: 'The log does not tell when the activity started.',
      rules: [...rulesOf(choice), 'Service lasts from the start of the activity to its completion.'],
      counted: counted(`with ${rest}, start and completion told`, journeysAt(steps, servedBy(steps, code))),
      leftOut: leftOutOf(steps),
    }
  },
}

export const PATH_GRAPH_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  ...STEP_FIGURES,
  'step.service': SERVICE_FIGURE,
  ...MOVE_FIGURES,
}
