/** One question of one stage, told with its figures. */
import { aboutQuestion, aboutSide, aboutStage } from './address.ts'
import type { Court, PairCase, StageCase } from './court.ts'
import type { QuestionAnswer } from './court-answer.ts'
import {
  answeredInWords,
  EFFECT_NAMES,
  medianInWords,
  mixInWords,
  neededInWords,
  type Names,
} from './court-words.ts'
import type { Pair } from './effects.ts'
import type { Answered } from './judging.ts'
import { curveOf, medianOf, rateOf, sharesOf } from './observed.ts'
import type { Sample } from './samples.ts'
import { shareInWords } from '../number-words.ts'

const valueOf = ({ question, categories }: Answered, sample: Sample): number | null =>
  question === 'duration'
    ? medianOf(sample)
    : question === 'outcome'
      ? rateOf(sample)
      : (sharesOf(sample, categories)?.[0] ?? null)

const sideInWords = ({ question }: Answered, value: number | null): string =>
  question === 'duration' ? medianInWords(value) : value === null ? '–' : shareInWords(value)

const sidesOf = (
  answered: Answered,
  { groups }: StageCase,
): Pair<{ value: number | null; words: string }> => {
  const side = (sample: Sample) => {
    const value = valueOf(answered, sample)
    return { value, words: sideInWords(answered, value) }
  }
  return { a: side(groups.a.sample), b: side(groups.b.sample) }
}

/** What the log says to a question, in words. */
export const sentence = (answered: Answered, at: StageCase, names: Names, { rules }: Court): string => {
  const sides = sidesOf(answered, at)
  return answeredInWords(answered, names, { a: sides.a.words, b: sides.b.words }, rules.alpha)
}

const variantsOf = ({ categories }: Answered, at: StageCase, court: Court): QuestionAnswer['variants'] => {
  const [a, b] = [sharesOf(at.groups.a.sample, categories), sharesOf(at.groups.b.sample, categories)]
  if (a === null || b === null) return null
  return a.map((share, i) => {
    const code = categories.codes[i]
    return { path: code === undefined ? null : [...court.passages.wordsOf(code)], a: share, b: b[i] ?? 0 }
  })
}

export const questionAnswer = (
  answered: Answered,
  at: StageCase,
  { pair, names }: { readonly pair: PairCase; readonly names: Names },
  court: Court,
): QuestionAnswer => {
  const { question, finding, n, effect, adjusted, threshold, margin, windows, persists, mixes, needed } =
    answered
  const { low, high } = answered.interval ?? { low: 0, high: 0 }
  const sides = sidesOf(answered, at)
  const isDuration = question === 'duration'
  const sideAbout = (slice: string): string =>
    question === 'path' ? `${aboutStage(pair.a, pair.b, at.stage)}|${slice}|0` : aboutSide(slice, at.stage)
  const { a, b } = { a: at.groups.a.sample.stays, b: at.groups.b.sample.stays }
  return {
    question,
    about: aboutQuestion(pair.a, pair.b, at.stage, question),
    finding,
    words: sentence(answered, at, names, court),
    n,
    open: isDuration ? { a: a.open.length, b: b.open.length } : { a: 0, b: 0 },
    effect: effect && { name: EFFECT_NAMES[question], value: effect.size, low, high },
    test: effect?.test ?? null,
    p: effect?.p ?? null,
    adjusted,
    threshold,
    margin,
    windows: [...windows],
    persists,
    mixes: mixes.map((mix) => ({ ...mix, words: mixInWords(question, mix) })),
    needed: needed && { ...needed, words: neededInWords(needed, names) },
    sides: {
      a: { ...sides.a, about: sideAbout(pair.a) },
      b: { ...sides.b, about: sideAbout(pair.b) },
    },
    variants: question === 'path' ? variantsOf(answered, at, court) : null,
    curve: isDuration && a.ended.length > 0 && b.ended.length > 0 ? curveOf(a, b) : null,
  }
}
