/**
 * What the figures about paths have in common. What each is about names the kind of step: `stages: 1f0c…` for a path,
 * `activities: ship` for a step, `stages: compare → purchase` for a move.
 */
import { durationInWords } from '../../duration.ts'
import { RequestError } from '../../request.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import {
  choiceInWords,
  REPEATS,
  STEP_KINDS,
  stepChoiceOf,
  type StepChoice,
  type Steps,
} from '../../journeys/paths/steps.ts'
import type { JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { shareInWords } from '../../number-words.ts'

const CHOICES: ReadonlyMap<string, StepChoice> = new Map(
  STEP_KINDS.flatMap((steps) => REPEATS.map((repeats): StepChoice => ({ steps, repeats }))).map((choice) => [
    choiceInWords(choice),
    choice,
  ]),
)

/** The kind of step, and what follows it. @throws RequestError */
export const aboutOf = (ask: JourneyAsk, about: string | null): { choice: StepChoice; rest: string } => {
  const [head = '', ...tail] = (about ?? '').split(': ')
  const choice = about === null ? stepChoiceOf({}, ask.log) : CHOICES.get(head)
  if (choice) return { choice, rest: tail.join(': ') }
  throw new RequestError(
    `\`${about}\` names no path: it begins with the kind of step, such as \`stages: …\`. Known: ${[...CHOICES.keys()].join(', ')}.`,
  )
}
const STEPS_IN_WORDS: Readonly<Record<StepChoice['steps'], string>> = {
  stages: 'A path is the sequence of the stages that a journey came into.',
  activities: 'A path is the sequence of activities; an activity counts when it is completed.',
  events: 'A path is the sequence of all events, also of the starts of activities.',
  'proof-points': 'A path is the sequence of business events of the map.',
}

export const rulesOf = (choice: StepChoice): string[] => [
  'Counted are the journeys that began in the window, with everything that is known of them up to its end.',
  STEPS_IN_WORDS[choice.steps],
  choice.repeats === 'joined'
    ? 'The same step several times in a row is one.'
    : 'The same step several times in a row is several.',
]

export const counted = (words: string, journeys: Int32Array): JourneySet => ({
  id: 'counted',
  words,
  journeys,
})

export const leftOutOf = ({ withoutTrigger }: Steps): JourneySet[] => [
  { id: 'withoutTrigger', words: 'without the event that begins a journey', journeys: withoutTrigger },
]

export type Told = Pick<ToldJourneyFigure, 'value' | 'n' | 'words'>

export const seconds = (value: number | null, n: number): Told => ({
  value,
  n,
  words: durationInWords(value),
})
export const share = (value: number | null, n: number): Told => ({
  value,
  n,
  words: value === null ? '–' : shareInWords(value),
})
export const number = (value: number, noun: string): Told => ({
  value,
  n: null,
  words: `${value} ${noun}${value === 1 ? '' : 's'}`,
})
