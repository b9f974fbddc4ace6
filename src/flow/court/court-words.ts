/** What the court says, in words. */
import type { EvidenceQuestion } from '../../model/schema.ts'
import { durationInWords } from '../duration.ts'
import type { Answered } from './judging.ts'
import type { Verdict } from './court-answer.ts'
import type { Mix } from './mix.ts'
import type { Needed } from '../statistics/sample-size.ts'
import { countInWords } from '../number-words.ts'

export const QUESTION_NAMES: Readonly<Record<EvidenceQuestion, string>> = {
  path: 'Path',
  duration: 'Duration',
  outcome: 'Outcome rate',
}

export const EFFECT_NAMES: Readonly<Record<EvidenceQuestion, string>> = {
  path: 'Jensen–Shannon divergence',
  duration: 'Cliff’s δ',
  outcome: 'risk difference',
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  split: 'split supported',
  merge: 'merge supported',
  open: 'not enough evidence',
  'not measured': 'not measured',
}

export const WHOLE_JOURNEY = 'Whole journey'

export const pInWords = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`)

/** A size of a question as it is read: points for outcomes, plain numbers for the others. */
export const sizeInWords = (question: EvidenceQuestion, size: number): string =>
  question === 'outcome'
    ? `${size > 0 ? '+' : size < 0 ? '−' : ''}${Math.abs(size * 100).toFixed(1)} points`
    : size.toFixed(3).replace('-', '−')

/** The names of the two slices. */
export interface Names {
  readonly a: string
  readonly b: string
}

/** What is said of the two sides, such as “10 h” and “16 h”. */
interface Sides {
  readonly a: string
  readonly b: string
}

const weeksInWords = (weeks: number): string => {
  if (weeks < 1.5) return 'about a week'
  return weeks > 520 ? 'more than ten years' : `some ${countInWords(weeks)} weeks`
}

export const neededInWords = ({ a, b, weeks }: Needed, names: Names): string =>
  a === 0 && b === 0
    ? 'There are enough journeys to tell: the difference lies near the bound, and more of them may not settle it.'
    : `About ${countInWords(a)} more journeys of ${names.a} and ${countInWords(b)} of ${names.b} would tell: ${weeksInWords(weeks)} at the present rate.`

const bothN = ({ n }: Answered): string => `n = ${countInWords(n.a)} and ${countInWords(n.b)}`

const difference = ({ question, effect }: Answered, names: Names, sides: Sides): string => {
  const size = effect?.size ?? 0
  switch (question) {
    case 'path':
      return 'They take different paths'
    case 'duration':
      return `Longer for ${size > 0 ? names.a : names.b} (median ${sides.a} against ${sides.b})`
    case 'outcome':
      return `More of ${size > 0 ? names.a : names.b} get on (${sides.a} against ${sides.b})`
  }
}

const sameness: Readonly<Record<EvidenceQuestion, string>> = {
  path: 'They take the same paths',
  duration: 'They take as long',
  outcome: 'They get on as often',
}

const evidence = (answered: Answered): string => {
  const { question, effect, adjusted } = answered
  if (effect === null || adjusted === null) return bothN(answered)
  return `${EFFECT_NAMES[question]} ${sizeInWords(question, effect.size)}, ${bothN(answered)}, adjusted ${pInWords(adjusted)}`
}

const upTo = ({ question, interval, margin }: Answered): string => {
  const { low, high } = interval ?? { low: 0, high: 0 }
  const within =
    question === 'path'
      ? `at most ${sizeInWords(question, high)}`
      : `between ${sizeInWords(question, low)} and ${sizeInWords(question, high)}`
  const points =
    question === 'outcome' ? `±${(margin * 100).toFixed(1)} points` : sizeInWords(question, margin)
  return `${EFFECT_NAMES[question]} ${within}, margin ${points}`
}

const notShown = (answered: Answered, alpha: number): string => {
  const { effect, adjusted, threshold, persists, windows } = answered
  const matters = effect !== null && Math.abs(effect.size) >= threshold
  if (matters && adjusted !== null && adjusted < alpha && !persists)
    return `A difference shows, but not in each of the ${windows.length} windows`
  return 'Neither a difference nor that there is none is shown'
}

/** What the log says to a question, in one or two sentences. */
export const answeredInWords = (answered: Answered, names: Names, sides: Sides, alpha: number): string => {
  const { finding, needed, windows, question } = answered
  const more = needed === null ? 'At the present rates it will not be told.' : neededInWords(needed, names)
  switch (finding) {
    case 'different':
      return `${difference(answered, names, sides)}: ${evidence(answered)}${windows.length > 1 ? `, in each of the ${windows.length} windows` : ''}.`
    case 'the same':
      return `${sameness[question]}: ${upTo(answered)}, ${bothN(answered)}.`
    case 'open':
      return `${notShown(answered, alpha)}: ${evidence(answered)}. ${more}`
    case 'too few':
      return `Too few journeys: ${bothN(answered)}. ${more}`
    case 'not measured':
      return question === 'duration' && answered.n.a > 0 && answered.n.b > 0
        ? 'Not measured: the log holds no time here.'
        : `Not measured: ${bothN(answered)}.`
  }
}

const MIX_NAMES: Readonly<Record<Mix['by'], string>> = {
  type: 'the mix of types',
  week: 'the weeks in which the journeys fall',
  'first activity': 'how the journeys begin',
}

export const mixInWords = (question: EvidenceQuestion, { by, within, does }: Mix): string => {
  const size = `${EFFECT_NAMES[question]} ${sizeInWords(question, within)} among alike journeys`
  switch (does) {
    case 'explains':
      return `Read with care: ${MIX_NAMES[by]} explains the difference (${size}).`
    case 'reverses':
      return `Read with care: ${MIX_NAMES[by]} turns the difference round (${size}).`
    case 'hides':
      return `Read with care: ${MIX_NAMES[by]} hides a difference (${size}).`
  }
}

/** How long a duration is read aloud; a dash where there is none. */
export const medianInWords = (seconds: number | null): string => durationInWords(seconds)
