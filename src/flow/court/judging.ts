/** Asking a question of two slices, and judging what was found once all tests are known. */
import { EvidenceRules, type EvidenceQuestion, type ValueStreamMap } from '../../model/schema.ts'
import {
  effectOf,
  intervalOf,
  observationsOf,
  pointTheSameWay,
  sizeOf,
  type Categories,
  type Effect,
  type Pair,
} from './effects.ts'
import type { Group } from './groups.ts'
import { MIXED_BY, mixOf, type Mix } from './mix.ts'
import type { Interval } from '../statistics/interval.ts'
import {
  forDelta,
  forDivergence,
  forEqualDelta,
  forEqualDivergence,
  forEqualShares,
  forShares,
  stillNeeded,
  type Needed,
} from '../statistics/sample-size.ts'

/**
 * What the log says to a question: a difference that matters; that there is none; neither, yet; too few journeys to ask;
 * nothing at all.
 */
type Finding = 'different' | 'the same' | 'open' | 'too few' | 'not measured'

export interface Answered {
  readonly question: EvidenceQuestion
  readonly finding: Finding
  /** Observations of each slice. */
  readonly n: Pair<number>
  readonly categories: Categories
  /** null where there are too few journeys. */
  readonly effect: Effect | null
  /** The p-value, corrected for all tests of the court. */
  readonly adjusted: number | null
  /** From which size on a difference matters, and up to which it is none. */
  readonly threshold: number
  readonly margin: number
  readonly interval: Interval | null
  /** The size in each window; null where it has too few journeys. */
  readonly windows: readonly (number | null)[]
  readonly persists: boolean
  readonly mixes: readonly Mix[]
  /** What an open question still needs; null where at the present rates it is never answered. */
  readonly needed: Needed | null
}

/** The thresholds that hold: those of the map, or the defaults. */
export const evidenceRules = ({ organisation }: Pick<ValueStreamMap, 'organisation'>): EvidenceRules =>
  organisation.evidence ?? EvidenceRules.parse({})

/** Outcome rates are compared in shares; the map writes percentage points. */
const sizeIn = (sizes: EvidenceRules['effects'], question: EvidenceQuestion): number =>
  question === 'outcome' ? sizes.outcome / 100 : sizes[question]

/** A question with its test, before all tests are known. */
interface Asked {
  readonly question: EvidenceQuestion
  readonly groups: Pair<Group>
  readonly categories: Categories
  readonly n: Pair<number>
  readonly effect: Effect | null
  readonly finding: 'too few' | 'not measured' | null
}

export const samplesOf = ({ a, b }: Pair<Group>): Pair<Group['sample']> => ({ a: a.sample, b: b.sample })

/** A log that holds no time in the stage says nothing of durations. */
const hasNoTime = ({ a, b }: Pair<Group>): boolean =>
  [a, b].every(({ sample: { stays } }) => (stays.ended.at(-1) ?? 0) === 0 && (stays.open.at(-1) ?? 0) === 0)

/** The question with its effect and its test, where there are enough journeys for it. */
export const askedOf = (
  question: EvidenceQuestion,
  groups: Pair<Group>,
  categories: Categories,
  { atLeast }: EvidenceRules,
): Asked => {
  const samples = samplesOf(groups)
  const n = { a: observationsOf(question, samples.a), b: observationsOf(question, samples.b) }
  const nothing = n.a === 0 || n.b === 0 || (question === 'duration' && hasNoTime(groups))
  const finding = nothing ? 'not measured' : Math.min(n.a, n.b) < atLeast ? 'too few' : null
  const effect = finding === null ? effectOf(question, samples, categories) : null
  return { question, groups, categories, n, effect, finding }
}

/** Fewer of a slice in a window say nothing of whether a difference persists. */
const FEWEST_IN_WINDOW = 10

const sizesByWindow = ({ question, groups, categories }: Asked): (number | null)[] =>
  groups.a.windows.map((a, i) => {
    const b = groups.b.windows[i]
    const enough = b && [a, b].every((sample) => observationsOf(question, sample) >= FEWEST_IN_WINDOW)
    return enough ? sizeOf(question, { a, b }, categories) : null
  })

const persistsIn = (
  { question, groups, categories, effect }: Asked,
  sizes: readonly (number | null)[],
  threshold: number,
): boolean =>
  sizes.every((size, i) => {
    if (size === null || effect === null || Math.abs(size) < threshold) return false
    const [a, b] = [groups.a.windows[i], groups.b.windows[i]]
    if (question !== 'path' || !a || !b) return Math.sign(size) === Math.sign(effect.size)
    return pointTheSameWay(samplesOf(groups), { a, b }, categories)
  })

/** Largest 1/n + 1/m at which the question is answered: a difference is found, or it is shown that there is none. */
const enoughFor = (
  { question, groups, categories, effect }: Asked,
  rules: EvidenceRules,
  threshold: number,
  margin: number,
): number => {
  const looksDifferent = effect !== null && Math.abs(effect.size) >= threshold
  const { a, b } = samplesOf(groups)
  const n = a.outcome.n + b.outcome.n
  const rate = n === 0 ? 0.5 : (a.outcome.hits + b.outcome.hits) / n
  const number = categories.codes.length + (categories.hasOthers ? 1 : 0)
  switch (question) {
    case 'path':
      return looksDifferent
        ? forDivergence(threshold, number, rules)
        : forEqualDivergence(margin, number, rules)
    case 'duration':
      return looksDifferent ? forDelta(threshold, rules) : forEqualDelta(margin, rules)
    case 'outcome':
      return looksDifferent ? forShares(threshold, rate, rules) : forEqualShares(margin, rate, rules)
  }
}

/** Where more of the stays are still open, their durations are not known well enough to be called the same. */
const MOST_OPEN = 0.1

const hasManyOpen = ({ question, groups: { a, b } }: Asked): boolean =>
  question === 'duration' &&
  [a, b].some(
    ({ sample: { stays } }) => stays.open.length > MOST_OPEN * (stays.ended.length + stays.open.length),
  )

const NOT_ASKED = { effect: null, adjusted: null, interval: null, windows: [], persists: false, mixes: [] }

/**
 * @param adjusted Its p-value, corrected for all tests; null where it was not tested.
 * @param weeks For which the journeys came: how fast more of them come.
 */
export const judged = (
  asked: Asked,
  adjusted: number | null,
  rules: EvidenceRules,
  weeks: number,
): Answered => {
  const { question, groups, categories, n, effect, finding } = asked
  const threshold = sizeIn(rules.effects, question)
  const margin = sizeIn(rules.margins, question)
  const needed = (): Needed | null => {
    const growing = (of: number) => ({ n: of, perWeek: of / weeks })
    return stillNeeded(growing(n.a), growing(n.b), enoughFor(asked, rules, threshold, margin), rules.atLeast)
  }
  const same = { question, n, categories, threshold, margin }
  if (finding !== null || effect === null || adjusted === null) {
    const none = finding ?? 'not measured'
    return { ...same, ...NOT_ASKED, finding: none, needed: none === 'too few' ? needed() : null }
  }
  const matters = adjusted < rules.alpha && Math.abs(effect.size) >= threshold
  const windows = sizesByWindow(asked)
  const persists = persistsIn(asked, windows, threshold)
  const interval = intervalOf(question, samplesOf(groups), categories, rules)
  const isSame = interval.low > -margin && interval.high < margin && !hasManyOpen(asked)
  const found: Finding = matters && persists ? 'different' : isSame && !matters ? 'the same' : 'open'
  const mixes =
    found === 'open'
      ? []
      : MIXED_BY[question].flatMap((by) => {
          const parts = { a: groups.a.parts(by), b: groups.b.parts(by) }
          return mixOf(question, by, parts, categories, { crude: effect.size, threshold }) ?? []
        })
  return {
    ...same,
    finding: found,
    effect,
    adjusted,
    interval,
    windows,
    persists,
    mixes,
    needed: found === 'open' ? needed() : null,
  }
}
