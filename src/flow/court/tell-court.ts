/** The answer of the court: all pairs with their verdicts, and the one that is asked for with its evidence. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { isoInstant } from '../calendar.ts'
import { journeyFrameOf, type JourneyAsk } from '../journeys/journey-ask.ts'
import { NONE } from '../journeys/journey-log.ts'
import { oneOf, RequestError, type FlowRequest } from '../request.ts'
import { pairIn } from './address.ts'
import { courtOf, type Court, type PairCase } from './court.ts'
import type {
  CourtAnswer,
  Declared,
  PairAnswer,
  RecordedAnswer,
  StageAnswer,
  Verdict,
} from './court-answer.ts'
import { VERDICT_WORDS, WHOLE_JOURNEY, type Names } from './court-words.ts'
import { draftsOf } from './decision-draft.ts'
import type { Pair } from './effects.ts'
import { reasonsOf, type Tried } from './reasons.ts'
import { recordedOf } from './recorded.ts'
import { questionAnswer } from './tell-question.ts'
import { disagreementsOf, pairVerdict, stageVerdict } from './verdict.ts'

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
    rules: court.rules,
    windows: court.edges.slice(1).map((end, i) => ({ from: iso(court.edges[i] ?? end), to: iso(end) })),
    tests: court.tests,
    withoutSlice: chosen.reduce((n, journey) => n + (log.slice[journey] === NONE ? 1 : 0), 0),
    pairs,
    detail: one === undefined ? null : detailOf(one, { ask, court, stage }),
    decisions,
  }
}
