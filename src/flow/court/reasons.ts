/** What speaks for the verdict on a pair, in words. */
import type { Court, PairCase, StageCase } from './court.ts'
import type { Declared, Verdict } from './court-answer.ts'
import { countInWords } from '../number-words.ts'
import { neededInWords, type Names } from './court-words.ts'
import type { Answered } from './judging.ts'
import { sentence } from './tell-question.ts'
import { otherObligations, supportsSplit } from './verdict.ts'

/** A pair with its verdicts, before it is told. */
export interface Tried {
  readonly pair: PairCase
  readonly names: Names
  readonly verdict: Verdict
  readonly stages: readonly {
    readonly at: StageCase
    readonly stage: string | null
    readonly name: string
    readonly verdict: Verdict
    readonly answered: readonly Answered[]
    readonly declared: Declared | null
  }[]
}

const obligationsInWords = ({ a, b }: Names, declared: Declared | null): string[] =>
  otherObligations(declared)
    ? (declared?.differences ?? []).flatMap((one) =>
        one.material ? [`Other obligations hold: ${one.a} for ${a}, ${one.b} for ${b}.`] : [],
      )
    : []

/** What speaks for the verdict, the largest differences first; of an open one, what it still needs. */
export const reasonsOf = ({ stages, names, verdict }: Tried, court: Court): string[] => {
  const of = stages.flatMap(({ at, name, answered }) => answered.map((one) => ({ at, name, one })))
  if (verdict === 'split') {
    const measured = of
      .filter(({ one }) => supportsSplit(one))
      .sort((x, y) => strength(y.one) - strength(x.one))
    const told = measured.slice(0, MOST_TOLD)
    const more = measured.length - told.length
    return [
      ...told.map(({ at, name, one }) => `${name}: ${sentence(one, at, names, court)}`),
      ...(more > 0 ? [`${more} more ${more === 1 ? 'difference' : 'differences'}, stage by stage.`] : []),
      ...stages.flatMap(({ name, declared }) =>
        obligationsInWords(names, declared).map((words) => `${name}: ${words}`),
      ),
    ]
  }
  if (verdict === 'merge') {
    const n = of.filter(({ one }) => one.finding === 'the same').length
    return [`In all ${n} questions that the log answers the two are the same, within the margins.`]
  }
  if (verdict === 'not measured') return ['The log holds journeys of at most one of the two.']
  return openReasons(
    of.map(({ one }) => one),
    names,
  )
}

/** So many differences are reasons in words; the stages have all. */
const MOST_TOLD = 4

/** How many times the threshold a difference is. */
const strength = ({ effect, threshold }: Answered): number => Math.abs(effect?.size ?? 0) / threshold

const openReasons = (answered: readonly Answered[], names: Names): string[] => {
  const measured = answered.filter(({ finding }) => finding !== 'not measured')
  const open = measured.filter(({ finding }) => finding === 'open' || finding === 'too few')
  const explained = measured.filter((one) => one.finding === 'different' && !supportsSplit(one))
  const needs = open.flatMap(({ needed }) => (needed === null ? [] : [needed]))
  const longest = needs.sort((one, other) => other.weeks - one.weeks)[0]
  return [
    ...(open.length === 0 ? [] : [`${open.length} of ${measured.length} questions are open.`]),
    ...(longest === undefined || (longest.a === 0 && longest.b === 0)
      ? []
      : [`${neededInWords(longest, names)} That is for the question that takes longest.`]),
    ...(needs.length < open.length ? ['Some will not be told at the present rates.'] : []),
    ...(explained.length === 0
      ? []
      : [
          `${countInWords(explained.length)} ${explained.length === 1 ? 'difference is' : 'differences are'} explained by another mix.`,
        ]),
  ]
}
