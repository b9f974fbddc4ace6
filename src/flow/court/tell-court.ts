/** The answer of the court: all pairs with their verdicts, and the one that is asked for with its evidence. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { isoInstant } from '../calendar.ts'
import { journeyFrameOf, type JourneyAsk } from '../journeys/journey-ask.ts'
import { NONE } from '../journeys/journey-log.ts'
import { oneOf, RequestError, type FlowRequest } from '../request.ts'
import { aboutQuestion, aboutSide, aboutStage, pairIn } from './address.ts'
import { courtOf, type Answered, type Court, type PairCase, type StageCase } from './court.ts'
import type {
  CourtAnswer,
  Declared,
  PairAnswer,
  QuestionAnswer,
  RecordedAnswer,
  StageAnswer,
  Verdict,
} from './court-answer.ts'
import {
  answeredInWords,
  countInWords,
  EFFECT_NAMES,
  medianInWords,
  mixInWords,
  neededInWords,
  shareInWords,
  VERDICT_WORDS,
  WHOLE_JOURNEY,
  type Names,
} from './court-words.ts'
import { draftsOf } from './decision-draft.ts'
import type { Pair } from './effects.ts'
import { curveOf, medianOf, rateOf, sharesOf } from './observed.ts'
import { recordedOf } from './recorded.ts'
import type { Sample } from './samples.ts'
import { disagreementsOf, otherObligations, pairVerdict, stageVerdict, supportsSplit } from './verdict.ts'

export interface CourtRequest extends FlowRequest {
  /** The pair to tell of in full; both or none. */
  readonly a?: string
  readonly b?: string
  /** Only this stage of it. */
  readonly stage?: string
}

/** What the court does not compute itself. */
export interface Brief {
  /** Stage → what the map declares of two slices there. */
  readonly declared: (a: string, b: string) => ReadonlyMap<string, Declared>
  /** Decision → whether what it predicted came true. */
  readonly predictions: ReadonlyMap<string, { readonly status: string; readonly sentence: string }>
}

const namesOf = (map: ValueStreamMap, { a, b }: Pair<string>): Names => ({
  a: map.slices.get(a)?.name ?? a,
  b: map.slices.get(b)?.name ?? b,
})

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

const sentence = (answered: Answered, at: StageCase, names: Names, { rules }: Court): string => {
  const sides = sidesOf(answered, at)
  return answeredInWords(answered, names, { a: sides.a.words, b: sides.b.words }, rules.alpha)
}

/** A pair with its verdicts, before it is told. */
interface Tried {
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

const tried = (map: ValueStreamMap, pair: PairCase, { declared }: Brief): Tried => {
  const names = namesOf(map, pair)
  const said = declared(pair.a, pair.b)
  const stages = pair.stages.map((at) => {
    const { stage, answered } = at
    const own = stage === null ? null : (said.get(stage) ?? null)
    const name = stage === null ? WHOLE_JOURNEY : (map.stages.get(stage)?.name ?? stage)
    return { at, stage, name, verdict: stageVerdict(answered, own), answered, declared: own }
  })
  return { pair, names, stages, verdict: pairVerdict(stages.map(({ verdict }) => verdict)) }
}

const obligationsInWords = ({ a, b }: Names, declared: Declared | null): string[] =>
  otherObligations(declared)
    ? (declared?.differences ?? []).flatMap((one) =>
        one.material ? [`Other obligations hold: ${one.a} for ${a}, ${one.b} for ${b}.`] : [],
      )
    : []

/** What speaks for the verdict, the largest differences first; of an open one, what it still needs. */
const reasonsOf = ({ stages, names, verdict }: Tried, court: Court): string[] => {
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

const verdictWords = (verdict: Verdict, { a, b }: Names): string =>
  `${a} and ${b}: ${VERDICT_WORDS[verdict]}.`

const pairAnswer = (one: Tried, court: Court): PairAnswer => {
  const { pair, names, verdict, stages } = one
  const whole = stages.at(-1)?.at.groups
  return {
    a: { id: pair.a, name: names.a },
    b: { id: pair.b, name: names.b },
    verdict,
    words: verdictWords(verdict, names),
    reasons: reasonsOf(one, court),
    journeys: { a: whole?.a.rows.length ?? 0, b: whole?.b.rows.length ?? 0 },
    stages: stages.map(({ stage, name, verdict: own }) => ({ stage, name, verdict: own })),
    disagreements: disagreementsOf(stages, verdict),
  }
}

const variantsOf = ({ categories }: Answered, at: StageCase, court: Court): QuestionAnswer['variants'] => {
  const [a, b] = [sharesOf(at.groups.a.sample, categories), sharesOf(at.groups.b.sample, categories)]
  if (a === null || b === null) return null
  return a.map((share, i) => {
    const code = categories.codes[i]
    return { path: code === undefined ? null : [...court.passages.wordsOf(code)], a: share, b: b[i] ?? 0 }
  })
}

const questionAnswer = (
  answered: Answered,
  at: StageCase,
  { pair, names }: Tried,
  court: Court,
): QuestionAnswer => {
  const { question, finding, n, effect, adjusted, threshold, margin, windows, persists, mixes, needed } =
    answered
  const [low, high] = answered.interval ?? [0, 0]
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

const stageAnswer = (one: Tried, nth: number, court: Court): StageAnswer[] => {
  const own = one.stages[nth]
  if (!own) return []
  const { at, stage, name, verdict, declared, answered } = own
  const isApart = declared !== null && !(declared.applies.a && declared.applies.b)
  return [
    {
      stage,
      name,
      verdict,
      words: isApart
        ? `By the grid the step does not apply to ${declared.applies.a ? one.names.b : one.names.a}.`
        : `${name}: ${VERDICT_WORDS[verdict]}.`,
      declared,
      vocabulary: at.answered[0]?.categories.of === 'statePaths' ? 'map' : 'tools',
      questions: answered.map((question) => questionAnswer(question, at, one, court)),
    },
  ]
}

/** Of all journeys of a stream that began, those that came to the finish line; null for none, or several streams. */
const conversionOf = (map: ValueStreamMap, streams: readonly string[], court: Court): number | null => {
  const [only, ...others] = streams
  const served = only === undefined || others.length > 0 ? [] : (map.streams.get(only)?.for ?? [])
  const whole = court.passages.stages.length
  const groups = served.filter((id) => map.slices.has(id)).map((slice) => court.groups.of(slice, whole))
  const n = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return n === 0 ? null : groups.reduce((sum, { sample }) => sum + sample.outcome.hits, 0) / n
}

const detailOf = (
  one: Tried,
  { ask, court, stage }: { ask: JourneyAsk; court: Court; stage: string | undefined },
) => {
  const { map, calendar, reach } = ask
  const pair = pairAnswer(one, court)
  const streams = [
    ...new Set(
      one.stages.flatMap(({ declared }) => (declared ? [...declared.streams.a, ...declared.streams.b] : [])),
    ),
  ]
  return {
    pair,
    stages: one.stages.flatMap((own, i) =>
      stage === undefined || own.stage === stage ? stageAnswer(one, i, court) : [],
    ),
    drafts: draftsOf({
      map,
      a: one.pair.a,
      b: one.pair.b,
      names: one.names,
      verdict: one.verdict,
      reasons: pair.reasons,
      streams,
      conversion: conversionOf(map, streams, court),
      day: isoInstant(reach.asOf, calendar.zone).slice(0, 10),
    }),
  }
}

/**
 * All pairs, one of them in full if it is named, and the recorded decisions.
 *
 * @throws RequestError for slices or a stage that there are not.
 */
export const courtAnswer = (ask: JourneyAsk, request: CourtRequest, brief: Brief): CourtAnswer => {
  const { map, calendar, log, chosen } = ask
  const { a, b } = request
  if ((a === undefined) !== (b === undefined))
    throw new RequestError('Name both slices of the pair, `a` and `b`, or neither.')
  const stage =
    request.stage === undefined ? undefined : oneOf('stage', request.stage, [...map.stages.keys()])
  const court = courtOf(ask)
  const all = court.pairs.map((pair) => tried(map, pair, brief))
  const asked = a === undefined || b === undefined ? undefined : pairIn(court, a, b)
  const one = all.find(({ pair }) => pair === asked)
  const pairs = all.map((own) => pairAnswer(own, court))
  const iso = (at: number): string => isoInstant(Math.round(at), calendar.zone)
  const frame = journeyFrameOf(ask)
  const decisions: RecordedAnswer[] = recordedOf(map, pairs, brief.predictions)
  return {
    ...frame,
    policies: [...frame.policies, ...court.passages.abandonment],
    rules: court.rules,
    windows: court.edges.slice(1).map((end, i) => ({ from: iso(court.edges[i] ?? end), to: iso(end) })),
    tests: court.tests,
    withoutSlice: chosen.reduce((n, journey) => n + (log.slice[journey] === NONE ? 1 : 0), 0),
    pairs,
    detail: one === undefined ? null : detailOf(one, { ask, court, stage }),
    decisions,
  }
}
