/** How figures of the court name what they are about: `a|b|stage|question`, and `slice|stage` of one side. */
import { EVIDENCE_QUESTIONS, type EvidenceQuestion } from '../../model/schema.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { oneOf, RequestError } from '../request.ts'
import { courtOf, type Court, type PairCase, type StageCase } from './court.ts'
import type { Answered } from './judging.ts'
import type { Group } from './groups.ts'

/** Stands for the whole journey in place of a stage. */
const WHOLE = '*'

export const aboutStage = (a: string, b: string, stage: string | null): string =>
  `${a}|${b}|${stage ?? WHOLE}`
export const aboutQuestion = (
  a: string,
  b: string,
  stage: string | null,
  question: EvidenceQuestion,
): string => `${aboutStage(a, b, stage)}|${question}`
export const aboutSide = (slice: string, stage: string | null): string => `${slice}|${stage ?? WHOLE}`

/** The pair, whichever of the two is named first. @throws RequestError for slices that are not compared. */
export const pairIn = (court: Court, a: string, b: string): PairCase => {
  const slices = [...new Set(court.pairs.flatMap((pair) => [pair.a, pair.b]))]
  const [one, other] = [
    oneOf('slice that is compared', a, slices),
    oneOf('slice that is compared', b, slices),
  ]
  const found = court.pairs.find(
    (pair) => (pair.a === one && pair.b === other) || (pair.a === other && pair.b === one),
  )
  if (found) return found
  throw new RequestError(
    `\`${a}\` and \`${b}\` are not compared: innermost slices are compared with each other, and slices that lie within the same one.`,
  )
}

const parts = (about: string | null, form: string, number: number): string[] => {
  const words = (about ?? '').split('|')
  if (words.length === number) return words
  throw new RequestError(
    `\`about\` is written as \`${form}\`, with \`*\` in place of the stage for the whole journey.`,
  )
}

const stageIn = (pair: PairCase, stage: string): StageCase => {
  const known = pair.stages.map((one) => one.stage ?? WHOLE)
  const found = pair.stages[known.indexOf(oneOf('stage', stage, known))]
  if (!found) throw new Error(`The court has lost the stage ${stage}.`)
  return found
}

interface Named {
  readonly court: Court
  readonly pair: PairCase
  readonly at: StageCase
}

const named = (ask: JourneyAsk, a: string, b: string, stage: string): Named => {
  const court = courtOf(ask)
  const pair = pairIn(court, a, b)
  return { court, pair, at: stageIn(pair, stage) }
}

/** @throws RequestError for what the court does not hold. */
export const questionAbout = (
  ask: JourneyAsk,
  about: string | null,
): Named & { readonly answered: Answered } => {
  const [a = '', b = '', stage = '', question = ''] = parts(about, 'a|b|stage|question', 4)
  const found = named(ask, a, b, stage)
  const answered = found.at.answered.find(
    (one) => one.question === oneOf('question', question, EVIDENCE_QUESTIONS),
  )
  if (!answered) throw new Error(`The court has lost the question ${question}.`)
  return { ...found, answered }
}

/** @throws RequestError for what the court does not hold. */
export const sideAbout = (
  ask: JourneyAsk,
  about: string | null,
): { readonly court: Court; readonly slice: string; readonly stage: string; readonly group: Group } => {
  const [slice = '', stage = ''] = parts(about, 'slice|stage', 2)
  const court = courtOf(ask)
  const known = [...court.passages.stages, WHOLE]
  const rank = known.indexOf(oneOf('stage', stage, known))
  const group = court.groups.of(oneOf('slice', slice, [...ask.map.slices.keys()]), rank)
  return { court, slice, stage, group }
}

/** A variant of one side: `a|b|stage|slice|number`. @throws RequestError for what the court does not hold. */
export const variantAbout = (
  ask: JourneyAsk,
  about: string | null,
): Named & { readonly group: Group; readonly answered: Answered; readonly nth: number } => {
  const [a = '', b = '', stage = '', slice = '', nth = ''] = parts(about, 'a|b|stage|slice|number', 5)
  const found = named(ask, a, b, stage)
  const side = oneOf('slice of the pair', slice, [found.pair.a, found.pair.b])
  const answered = found.at.answered.find(({ question }) => question === 'path')
  if (!answered) throw new Error('The court has lost the path.')
  const { codes, hasOthers } = answered.categories
  const known = Array.from({ length: codes.length + (hasOthers ? 1 : 0) }, (_, i) => String(i))
  return {
    ...found,
    answered,
    group: side === found.pair.a ? found.at.groups.a : found.at.groups.b,
    nth: Number(oneOf('variant', nth, known)),
  }
}
