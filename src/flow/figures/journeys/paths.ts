/**
 * Figures about paths. What each is about names the kind of step: `stages: 1f0c…` for a path, `activities: ship` for a
 * step, `stages: compare → purchase` for a move.
 */
import { durationInWords } from '../../duration.ts'
import { RequestError } from '../../request.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { pathGraph, takersOf, timeFigures, visitorsOf, type TimeFigures } from '../../journeys/paths/graph.ts'
import {
  choiceInWords,
  journeysAt,
  REPEATS,
  STEP_KINDS,
  stepChoiceOf,
  stepsOf,
  type StepChoice,
  type Steps,
} from '../../journeys/paths/steps.ts'
import {
  countOfVariants,
  figuresOfPaths,
  journeysOfVariant,
  membersOf,
  sequenceOf,
  variantOfId,
  variantsOf,
  type VariantFigures,
  type Variants,
} from '../../journeys/paths/variants.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'

const CHOICES: ReadonlyMap<string, StepChoice> = new Map(
  STEP_KINDS.flatMap((steps) => REPEATS.map((repeats): StepChoice => ({ steps, repeats }))).map((choice) => [
    choiceInWords(choice),
    choice,
  ]),
)

/** The kind of step, and what follows it. @throws RequestError */
const aboutOf = (ask: JourneyAsk, about: string | null): { choice: StepChoice; rest: string } => {
  const [head = '', ...tail] = (about ?? '').split(': ')
  const choice = about === null ? stepChoiceOf({}, ask.log) : CHOICES.get(head)
  if (choice) return { choice, rest: tail.join(': ') }
  throw new RequestError(
    `\`${about}\` names no path: it begins with the kind of step, such as \`stages: …\`. Known: ${[...CHOICES.keys()].join(', ')}.`,
  )
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const STEPS_IN_WORDS: Readonly<Record<StepChoice['steps'], string>> = {
  stages: 'A path is the sequence of the stages that a journey came into.',
  activities: 'A path is the sequence of activities; an activity counts when it is completed.',
  events: 'A path is the sequence of all events, also of the starts of activities.',
  'proof-points': 'A path is the sequence of business events of the map.',
}

const rulesOf = (choice: StepChoice): string[] => [
  'Counted are the journeys that began in the window, with everything that is known of them up to its end.',
  STEPS_IN_WORDS[choice.steps],
  choice.repeats === 'joined'
    ? 'The same step several times in a row is one.'
    : 'The same step several times in a row is several.',
]

const counted = (words: string, journeys: Int32Array): JourneySet => ({ id: 'counted', words, journeys })

const leftOutOf = ({ withoutTrigger }: Steps): JourneySet[] => [
  { id: 'withoutTrigger', words: 'without the event that begins a journey', journeys: withoutTrigger },
]

const others = (steps: Steps, without: Int32Array): JourneySet => {
  const known = new Set(without)
  return {
    id: 'others',
    words: 'on other paths',
    journeys: steps.journeys.filter((journey) => !known.has(journey)),
  }
}

type Told = Pick<ToldJourneyFigure, 'value' | 'n' | 'words'>

/** A figure of one path. */
const ofVariant = (
  { name, unit }: Pick<JourneyFigure, 'name' | 'unit'>,
  told: (figures: VariantFigures, variants: Variants, variant: number) => Told,
  counts: (variants: Variants, variant: number) => Int32Array = journeysOfVariant,
): JourneyFigure => ({
  metric: 'variant',
  name,
  unit,
  about: 'path',
  tell: (ask, about) => {
    const { choice, rest } = aboutOf(ask, about)
    const variants = variantsOf(stepsOf(ask, choice))
    const variant = variantOfId(variants, rest)
    const { steps } = variants
    const figures = figuresOfPaths(steps, membersOf(variants, variant), steps.journeys.length)
    const journeys = counts(variants, variant)
    return {
      ...told(figures, variants, variant),
      rules: [...rulesOf(choice), `The path: ${sequenceOf(variants, variant).join(' → ') || 'no step'}.`],
      counted: counted('on the path', journeys),
      leftOut: [others(steps, journeys), ...leftOutOf(steps)],
    }
  },
})

const seconds = (value: number | null, n: number): Told => ({ value, n, words: durationInWords(value) })
const share = (value: number | null, n: number): Told => ({
  value,
  n,
  words: value === null ? '–' : percent(value),
})
const number = (value: number, noun: string): Told => ({
  value,
  n: null,
  words: `${value} ${noun}${value === 1 ? '' : 's'}`,
})

const FINISHED = 'reached the finish line'

const VARIANT_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'variant.journeys': ofVariant({ name: 'Journeys on a path', unit: 'journeys' }, ({ n }) =>
    number(n, 'journey'),
  ),
  'variant.share': ofVariant({ name: 'Share of a path', unit: 'share' }, (figures, { steps }) =>
    share(figures.share, steps.journeys.length),
  ),
  'variant.cumulative': ofVariant(
    { name: 'Share of a path and all more frequent ones', unit: 'share' },
    (_, { steps, ends }, variant) =>
      share((ends[variant] ?? 0) / steps.journeys.length, steps.journeys.length),
    ({ steps, members, ends }, variant) => journeysAt(steps, members.subarray(0, ends[variant] ?? 0)).sort(),
  ),
  ...Object.fromEntries(
    ([50, 85, 95] as const).map((p) => [
      `variant.p${p}`,
      ofVariant({ name: `Flow time of a path, ${p} % within`, unit: 'seconds' }, (figures) =>
        seconds(figures[`p${p}`], figures.n),
      ),
    ]),
  ),
  'variant.finished': ofVariant(
    { name: `Journeys on a path that ${FINISHED}`, unit: 'journeys' },
    ({ finished, n }) => ({
      value: finished,
      n,
      words: `${finished} of ${n} journeys`,
    }),
    (variants, variant) => {
      const members = membersOf(variants, variant)
      return journeysAt(
        variants.steps,
        members.filter((position) => variants.steps.finished[position] === 1),
      )
    },
  ),
}

/** A figure of all paths. */
const ofPaths = (
  { name, unit }: Pick<JourneyFigure, 'name' | 'unit'>,
  told: (steps: Steps) => Told & { readonly journeys: Int32Array; readonly which: string },
): JourneyFigure => ({
  metric: 'variant',
  name,
  unit,
  about: 'kind of step',
  tell: (ask, about) => {
    const { choice } = aboutOf(ask, about)
    const steps = stepsOf(ask, choice)
    const { journeys, which, ...figure } = told(steps)
    return { ...figure, rules: rulesOf(choice), counted: counted(which, journeys), leftOut: leftOutOf(steps) }
  },
})

const reworked = (steps: Steps): { journeys: Int32Array; which: string } => ({
  journeys: journeysAt(steps, pathGraph(steps).reworked),
  which: 'that come to some step more than once',
})

const PATHS_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'paths.journeys': ofPaths(
    { name: 'Journeys that began in the window', unit: 'journeys' },
    ({ journeys }) => ({
      ...number(journeys.length, 'journey'),
      journeys,
      which: 'that began in the window',
    }),
  ),
  'paths.distinct': ofPaths({ name: 'Different paths', unit: 'number' }, (steps) => ({
    ...number(countOfVariants(variantsOf(steps)), 'path'),
    n: steps.journeys.length,
    journeys: steps.journeys,
    which: 'that began in the window',
  })),
  'paths.reworked': ofPaths({ name: 'Journeys that come to a step again', unit: 'journeys' }, (steps) => {
    const again = reworked(steps)
    return { ...number(again.journeys.length, 'journey'), ...again }
  }),
  'paths.reworked.share': ofPaths(
    { name: 'Share of the journeys that come to a step again', unit: 'share' },
    (steps) => {
      const again = reworked(steps)
      const n = steps.journeys.length
      return { ...share(n === 0 ? null : again.journeys.length / n, n), ...again }
    },
  ),
}

const codeOf = ({ labels, choice }: Steps, label: string): number => {
  const code = labels.indexOf(label)
  if (code !== -1) return code
  throw new RequestError(`No journey has a step \`${label}\` among its ${choiceInWords(choice)}.`)
}

/** A figure of one step. */
const ofStep = (
  name: string,
  unit: JourneyFigure['unit'],
  count: (step: ReturnType<typeof pathGraph>['steps'][number]) => number,
  counts: (steps: Steps, code: number, position: number) => boolean,
): JourneyFigure => ({
  metric: 'performanceGraph',
  name,
  unit,
  about: 'step',
  tell: (ask, about) => {
    const { choice, rest } = aboutOf(ask, about)
    const steps = stepsOf(ask, choice)
    const code = codeOf(steps, rest)
    const step = pathGraph(steps).steps[code]
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

/** Positions of the journeys of which it is known how long the activity took. */
const servedBy = (steps: Steps, code: number): number[] =>
  visitorsOf(steps, code).filter((position) => {
    const end = steps.offsets[position + 1] ?? 0
    for (let i = steps.offsets[position] ?? 0; i < end; i++) {
      if (steps.step[i] === code && !Number.isNaN(steps.service[i])) return true
    }
    return false
  })

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
    const steps = stepsOf(ask, choice)
    const { from, to } = moveOf(steps, rest)
    const graph = pathGraph(steps)
    const move = graph.moves.find((one) => one.from === from && one.to === to)
    return {
      ...told({
        count: move?.count ?? 0,
        journeys: move?.journeys ?? 0,
        again: move?.again ?? 0,
        all: graph.n,
        time: timeFigures(move?.times ?? new Float64Array(0)),
      }),
      rules: [
        ...rulesOf(choice),
        'The time of a move lasts from coming to the one step to coming to the next.',
        ...(choice.steps === 'stages' ? [] : [measures(choice, move?.isSojourn === true)]),
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
    const steps = stepsOf(ask, choice)
    const code = codeOf(steps, rest)
    const { n, p50 } = timeFigures(pathGraph(steps).steps[code]?.service ?? new Float64Array(0))
    return {
      ...seconds(p50, n),
      why: 'The log does not tell when the activity started.',
      rules: [...rulesOf(choice), 'Service lasts from the start of the activity to its completion.'],
      counted: counted(`with ${rest}, start and completion told`, journeysAt(steps, servedBy(steps, code))),
      leftOut: leftOutOf(steps),
    }
  },
}

export const PATH_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  ...PATHS_FIGURES,
  ...VARIANT_FIGURES,
  ...STEP_FIGURES,
  'step.service': SERVICE_FIGURE,
  ...MOVE_FIGURES,
}
