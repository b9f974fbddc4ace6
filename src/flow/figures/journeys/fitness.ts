/** Figures about how journeys fit the skeleton of their stream. */
import { RequestError } from '../../request.ts'
import {
  deviationsOf,
  fitnessFigures,
  fittingOf,
  type DeviationFigures,
  type FitnessFigures,
  type Fitting,
} from '../../journeys/paths/fitness.ts'
import { journeysAt } from '../../journeys/paths/steps.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { shareInWords } from '../../number-words.ts'

const RULES = [
  'Each journey that began in the window is aligned with the stages of the stream in their order, as cheaply as possible.',
  'A stage that is missed costs 1, a step that is not expected (back, again, too early, elsewhere) costs 1; staying in a stage costs nothing.',
  'A stage that the grid says does not apply to the slice of the journey may be passed or not.',
]

const inAStage = ({ steps, alignments }: Fitting, is: boolean): Int32Array =>
  journeysAt(
    steps,
    alignments.flatMap((one, position) => ((one !== null) === is ? [position] : [])),
  )

const besideOf = (fitting: Fitting): JourneySet[] => [
  { id: 'noStage', words: 'in no stage', journeys: inAStage(fitting, false) },
  {
    id: 'withoutTrigger',
    words: 'without the event that begins a journey',
    journeys: fitting.steps.withoutTrigger,
  },
]

const fitness = (
  name: string,
  rule: string,
  pick: (figures: FitnessFigures) => number | null,
): JourneyFigure => ({
  metric: 'skeletonFitness',
  name,
  unit: 'share',
  tell: (ask) => {
    const fitting = fittingOf(ask)
    const figures = fitnessFigures(fitting.alignments)
    return {
      value: pick(figures),
      n: figures.n,
      why: 'No journey of the window was in a stage.',
      words: shareInWords(pick(figures)),
      rules: [...RULES, rule],
      counted: { id: 'counted', words: 'that were in a stage', journeys: inAStage(fitting, true) },
      leftOut: besideOf(fitting),
    }
  },
})

const deviation = (
  name: string,
  unit: JourneyFigure['unit'],
  told: (figures: DeviationFigures, n: number) => Pick<ToldJourneyFigure, 'value' | 'n' | 'words'>,
): JourneyFigure => ({
  metric: 'skeletonFitness',
  name,
  unit,
  about: 'deviation',
  tell: (ask, about) => {
    const fitting = fittingOf(ask)
    const deviations = deviationsOf(fitting)
    const one = deviations.find(({ id }) => id === about)
    if (!one) {
      const known = deviations.map(({ id }) => `\`${id}\``).join(', ')
      throw new RequestError(
        `No journey of the window deviates so: \`${about ?? ''}\`. ${known === '' ? 'None deviates at all.' : `Known: ${known}.`}`,
      )
    }
    return {
      ...told(one, fitnessFigures(fitting.alignments).n),
      rules: RULES,
      counted: { id: 'counted', words: `that ${about}`, journeys: journeysAt(fitting.steps, one.positions) },
      leftOut: besideOf(fitting),
    }
  },
})

export const FITNESS_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  fitness: fitness(
    'Fitness with the skeleton',
    'Stages that a journey has not reached are missed too, whether it goes on or has ended.',
    (figures) => figures.fitness,
  ),
  'fitness.soFar': fitness(
    'Fitness with the skeleton so far',
    'Stages after the last one that a journey has reached are not missed.',
    ({ soFar }) => soFar,
  ),
  'deviation.journeys': deviation('Journeys that deviate', 'journeys', ({ positions }) => ({
    value: positions.length,
    n: null,
    words: `${positions.length} ${positions.length === 1 ? 'journey' : 'journeys'}`,
  })),
  'deviation.share': deviation('Share of the journeys that deviate', 'share', ({ positions }, n) => ({
    value: positions.length / n,
    n,
    words: shareInWords(positions.length / n),
  })),
  'deviation.times': deviation('How often journeys deviate', 'events', ({ times }) => ({
    value: times,
    n: null,
    words: `${times} ${times === 1 ? 'time' : 'times'}`,
  })),
}
