/** Figures of the court: how far two slices are apart, how likely that is by chance, and what is seen of each. */
import type { EvidenceQuestion } from '../../../model/schema.ts'
import { isoInstant } from '../../calendar.ts'
import { questionAbout, sideAbout, variantAbout } from '../../court/address.ts'
import type { Court } from '../../court/court.ts'
import type { Answered } from '../../court/judging.ts'
import {
  EFFECT_NAMES,
  medianInWords,
  pInWords,
  QUESTION_NAMES,
  sizeInWords,
} from '../../court/court-words.ts'
import { medianOf, observedRows, rateOf, sharesOf } from '../../court/observed.ts'
import type { Rows } from '../../court/samples.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { shareInWords } from '../../number-words.ts'

const journeysOf = ({ passages }: Court, rows: Rows): Int32Array =>
  rows.map((row) => passages.journey[row] ?? 0).sort()

const joined = (a: Rows, b: Rows): Rows => Int32Array.from([...a, ...b]).sort()

/** What a question counts of some rows, and what it leaves out. */
const setsOf = (
  question: EvidenceQuestion,
  court: Court,
  rows: Rows,
): { counted: JourneySet; leftOut: JourneySet[] } => {
  const { counted, leftOut, why } = observedRows(question, court.passages, rows)
  return {
    counted: { id: 'counted', words: 'journeys compared', journeys: journeysOf(court, counted) },
    leftOut:
      leftOut.length === 0 ? [] : [{ id: 'left-out', words: why, journeys: journeysOf(court, leftOut) }],
  }
}

const windowRule = ({ rules, edges }: Court, { calendar }: JourneyAsk): string => {
  const days = edges.map((at) => isoInstant(Math.round(at), calendar.zone).slice(0, 10))
  return `It must show in each of ${rules.windows} windows, which meet at ${days.slice(1, -1).join(', ') || 'no day: there is one'}.`
}

const rulesOf = (
  ask: JourneyAsk,
  court: Court,
  { question, effect, threshold, margin }: Answered,
): string[] => [
  `${QUESTION_NAMES[question]}: ${EFFECT_NAMES[question]}${effect === null ? '' : `, tested by ${effect.test}`}.`,
  `It matters from ${sizeInWords(question, threshold)} on; up to ${sizeInWords(question, margin)} the slices count as the same (\`organisation.evidence\`).`,
  `Of a slice at least ${court.rules.atLeast} journeys are needed.`,
  windowRule(court, ask),
  `p-values are corrected for all ${court.tests} tests of the court (Benjamini–Hochberg).`,
  ...court.passages.abandonment,
]

const about = (
  ask: JourneyAsk,
  words: string | null,
  tell: (answered: Answered) => { value: number | null; words: string },
): ToldJourneyFigure => {
  const { court, at, answered } = questionAbout(ask, words)
  const { value, words: read } = tell(answered)
  return {
    value,
    n: answered.n.a + answered.n.b,
    why: `There are too few journeys of one of the slices: ${answered.n.a} and ${answered.n.b}.`,
    words: read,
    rules: rulesOf(ask, court, answered),
    ...setsOf(answered.question, court, joined(at.groups.a.rows, at.groups.b.rows)),
  }
}

const side = (ask: JourneyAsk, words: string | null, question: 'duration' | 'outcome'): ToldJourneyFigure => {
  const { court, group } = sideAbout(ask, words)
  const { sample } = group
  const isDuration = question === 'duration'
  const value = isDuration ? medianOf(sample) : rateOf(sample)
  return {
    value,
    n: isDuration ? sample.stays.ended.length : sample.outcome.n,
    words: isDuration ? medianInWords(value) : value === null ? '–' : shareInWords(value),
    rules: [
      isDuration
        ? 'Half of those that went on took no longer (nearest rank). Time in which the journey was waiting or active in the stage; of the whole journey from trigger to finish line.'
        : 'Of the journeys that entered the stage and whose fate is known, those that came to a later stage or were done there; of the whole journey, to the finish line.',
      ...court.passages.abandonment,
    ],
    ...setsOf(question, court, group.rows),
  }
}

const variant = (ask: JourneyAsk, words: string | null): ToldJourneyFigure => {
  const { court, group, answered, nth } = variantAbout(ask, words)
  const { categories } = answered
  const value = sharesOf(group.sample, categories)?.[nth] ?? null
  const code = categories.codes[nth]
  const codes = new Set(categories.codes)
  const paths = categories.of === 'paths' ? court.passages.path : court.passages.statePath
  const takes = (row: number): boolean =>
    code === undefined ? !codes.has(paths[row] ?? -1) : paths[row] === code
  const { counted, leftOut, why } = observedRows('path', court.passages, group.rows)
  const others = counted.filter((row) => !takes(row))
  return {
    value,
    n: counted.length,
    words: value === null ? '–' : shareInWords(value),
    rules: [
      code === undefined
        ? 'All variants that are not compared one by one.'
        : `The variant: ${court.passages.wordsOf(code).join(', ')}.`,
      `The ${court.rules.topVariants} most frequent variants of both slices are compared one by one.`,
    ],
    counted: {
      id: 'counted',
      words: 'journeys that took it',
      journeys: journeysOf(court, counted.filter(takes)),
    },
    leftOut: [
      { id: 'others', words: 'took another variant', journeys: journeysOf(court, others) },
      ...(leftOut.length === 0 ? [] : [{ id: 'left-out', words: why, journeys: journeysOf(court, leftOut) }]),
    ],
  }
}

const QUESTION = 'two slices, a stage and a question'

export const COURT_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'divergence.effect': {
    metric: 'divergence',
    name: 'Difference between slices',
    unit: 'number',
    about: QUESTION,
    tell: (ask, words) =>
      about(ask, words, ({ question, effect }) => ({
        value: effect?.size ?? null,
        words: effect === null ? '–' : `${EFFECT_NAMES[question]} ${sizeInWords(question, effect.size)}`,
      })),
  },
  'divergence.p': {
    metric: 'divergence',
    name: 'Adjusted p-value of a difference',
    unit: 'number',
    about: QUESTION,
    tell: (ask, words) =>
      about(ask, words, ({ adjusted }) => ({
        value: adjusted,
        words: adjusted === null ? '–' : pInWords(adjusted),
      })),
  },
  'divergence.median': {
    metric: 'divergence',
    name: 'Median time of a slice in a stage',
    unit: 'seconds',
    about: 'a slice and a stage',
    tell: (ask, words) => side(ask, words, 'duration'),
  },
  'divergence.rate': {
    metric: 'divergence',
    name: 'Share of a slice that gets on',
    unit: 'share',
    about: 'a slice and a stage',
    tell: (ask, words) => side(ask, words, 'outcome'),
  },
  'divergence.variant': {
    metric: 'divergence',
    name: 'Share of a variant',
    unit: 'share',
    about: 'two slices, a stage, one of the slices and the number of the variant',
    tell: variant,
  },
}
