/** The answer about variants: which paths journeys take, how many, how long. */
import type { FlowRequest } from '../../request.ts'
import { RequestError } from '../../request.ts'
import { isoInstant } from '../../calendar.ts'
import { journeyFrameOf, type JourneyAsk } from '../journey-ask.ts'
import type { PathVariant, VariantsAnswer } from './path-answers.ts'
import { pathsOf } from './paths.ts'
import {
  choiceInWords,
  stepChoiceOf,
  slicesBeside,
  type SliceBeside,
  type StepChoice,
  type StepRequest,
  type Steps,
} from './steps.ts'
import {
  countOfVariants,
  figuresOfPaths,
  membersOf,
  sequenceOf,
  variantId,
  type Variants,
} from './variants.ts'

export interface VariantsRequest extends FlowRequest, StepRequest {
  /** So many paths are listed; the others are told as one. */
  readonly top?: string
}

const DEFAULT_TOP = 20
const MOST_TOP = 10_000

/** A whole number of a request. @throws RequestError */
const topOf = (value: string | undefined): number => {
  if (value === undefined) return DEFAULT_TOP
  const top = Number(value)
  if (/^\d+$/.test(value) && top >= 1 && top <= MOST_TOP) return top
  throw new RequestError(
    `\`${value}\` is no number of paths: \`top\` is a whole number from 1 to ${MOST_TOP}.`,
  )
}

/** Ids of steps → their names; activities are called what the tool calls them. */
const namesOf = ({ map }: JourneyAsk, { steps }: StepChoice, ids: Iterable<string>): Record<string, string> =>
  Object.fromEntries(
    [...new Set(ids)].map((id) => [
      id,
      steps === 'stages'
        ? (map.stages.get(id)?.name ?? id)
        : steps === 'proof-points'
          ? (map.events.get(id)?.name ?? id)
          : id,
    ]),
  )

/** What the answers about paths say beside their figures. */
export const stepFrameOf = (ask: JourneyAsk, steps: Steps, ids: Iterable<string>) => ({
  ...journeyFrameOf(ask),
  ...steps.choice,
  choice: choiceInWords(steps.choice),
  names: namesOf(ask, steps.choice, ids),
  n: steps.journeys.length,
  withoutTrigger: steps.withoutTrigger.length,
})

const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all)

const variantAnswer = (
  ask: JourneyAsk,
  variants: Variants,
  variant: number,
  slices: readonly SliceBeside[],
): PathVariant => {
  const { steps, ends } = variants
  const members = membersOf(variants, variant)
  const began = (position: number | undefined): string =>
    isoInstant(steps.first[position ?? 0] ?? 0, ask.calendar.zone)
  const sequence = sequenceOf(variants, variant)
  return {
    id: variantId(sequence),
    steps: sequence,
    ...figuresOfPaths(steps, members, steps.journeys.length),
    cumulative: (ends[variant] ?? 0) / steps.journeys.length,
    // Journeys of a log are in the order in which they began.
    first: began(members[0]),
    last: began(members.at(-1)),
    slices: slices.map(({ slice, has, n }) => {
      const own = members.reduce((sum, position) => sum + (has(position) ? 1 : 0), 0)
      return { slice, n: own, share: shareOf(own, n) }
    }),
  }
}

/** @throws RequestError for a choice that there is not. */
export const variantsAnswer = (ask: JourneyAsk, request: VariantsRequest): VariantsAnswer => {
  const top = topOf(request.top)
  const { steps, variants } = pathsOf(ask, stepChoiceOf(request, ask.log))
  const slices = slicesBeside(ask, steps)
  const distinct = countOfVariants(variants)
  const listed = Array.from({ length: Math.min(top, distinct) }, (_, variant) =>
    variantAnswer(ask, variants, variant, slices),
  )
  const others = steps.journeys.length - (variants.ends[listed.length - 1] ?? 0)
  return {
    ...stepFrameOf(
      ask,
      steps,
      listed.flatMap((one) => one.steps),
    ),
    distinct,
    variants: listed,
    other: { variants: distinct - listed.length, n: others, share: shareOf(others, steps.journeys.length) },
    slices: slices.map(({ slice, name, n }) => ({ slice, name, n })),
  }
}
