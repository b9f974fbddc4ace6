/**
 * How the map reads a source: its mapping of states, its rules for type, stream and slice, compiled once
 * so that the fold can apply them to millions of events.
 */
import { fieldsOfLogic } from '../model/expressions.ts'
import { matchesPattern } from '../model/pattern.ts'
import { choicesFor } from '../model/measured-by.ts'
import { boundMeaningsOf, meaningsOf, stagesOf, statesDivide, type BoundMeaning } from '../model/states.ts'
import type { Assignment, ItemType, Source, StreamAssignment, ValueStreamMap } from '../model/schema.ts'
import { asksEvent, conditionInWords, EVENT_FIELD, eventField, meets } from './conditions.ts'
import type { Fields } from './event.ts'
import type { Counts, FlowItemType, Measured } from './facts.ts'
import { meaningFrom, type Meaning } from './meaning.ts'
import { NO_CONTEXT, proofPointsOf, type EventContext, type ProofPoints } from './proof-points.ts'
import { spanOf, type Span } from './span.ts'

export { conditionInWords, meets } from './conditions.ts'
export type { Meaning } from './meaning.ts'

/** Which rule gave an item its type, in words, and the type. */
interface Classified {
  readonly type: FlowItemType
  readonly rule: string
}

export interface SourceReading {
  readonly source: string
  readonly measured: Measured
  /**
   * `null` leaves the item as it was (`keep`). A status that is not mapped is `ignored`, reason `unmapped`. Of journeys
   * business events decide where the source has no word of its own: then the context may count.
   */
  meaningOf(status: string, context?: EventContext): Meaning | null
  /** What a running activity means, of a log with starts and completes. */
  runningIn(activity: string, context?: EventContext): Meaning
  /** The business events that events of journeys are; null for delivery work. */
  readonly proofPoints: ProofPoints | null
  /** The words for which these decide what state they mean. */
  readonly bound: readonly BoundMeaning[]
  /** What the rules of classification make of one event of a journey by itself. */
  signalOf(own: Fields | null, word: string, proofs: readonly string[]): ItemType | null
  /** The numbers of an event that metric logic of the map asks for. */
  amountsOf(own: Fields | null): Readonly<Record<string, number>> | null
  /** Whether the type of an item may depend on what happened last: then its fields hold that as well. */
  readonly asksEvent: boolean
  /** Stages of the journey, in which moments are told. */
  readonly journeyStages: ReadonlySet<string>
  /** Whether its states tell waiting from active: all there is to go by where only completions are logged. */
  readonly statesDivide: boolean
  classify(fields: Fields): Classified
  /** The stream, and the further streams, that the item belongs to; empty for none. */
  streamsOf(fields: Fields): readonly string[]
  sliceOf(fields: Fields): string | null
  teamOf(fields: Fields): string | null
  parentOf(fields: Fields): string | null
  blockedByOf(fields: Fields): string | null
  costOfDelayOf(fields: Fields): number | null
  /** What delivery work is meant to move. */
  movesOf(fields: Fields): { readonly stage: string | null; readonly slice: string | null }
  costOf(fields: Fields): number | null
  /** What the source says of items with a parent and without. */
  countsOf(parent: string | null): Counts
  /** Stages in their order, to see which were skipped. */
  readonly stages: readonly string[]
  /** From when to when an item flows: by the choices of the stream to which it belongs now, the first of several. */
  spanOf(latest: () => Fields): Span
  readonly finish: 'done' | 'lastEvent'
  /** Start of the known history, µs; null if it is known from the beginning. */
  readonly historyFrom: number | null
  urlOf(item: string, label: string): string | null
}

const assign = (assignment: Assignment | undefined): ((fields: Fields) => string | null) => {
  if (assignment === undefined) return () => null
  if (typeof assignment === 'string') return () => assignment
  return (fields) => assignment.find((rule) => meets(fields, rule.when))?.is ?? null
}

const assignStreams = (assignment: StreamAssignment): ((fields: Fields) => readonly string[]) => {
  if (typeof assignment === 'string') {
    const always = [assignment]
    return () => always
  }
  const rules = assignment.map(({ when, is }) => ({ when, is: [...new Set([is].flat())] }))
  return (fields) => rules.find(({ when }) => meets(fields, when))?.is ?? []
}

const textIn = (fields: Fields, name: string | undefined): string | null => {
  const value = name === undefined ? undefined : fields[name]
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'object' ? value.join(', ') || null : String(value)
}

/** A number ≥ 0; null for what is none. */
const moneyIn = (fields: Fields, name: string | undefined): number | null => {
  const written = textIn(fields, name)
  const money = written === null ? Number.NaN : Number(written)
  return Number.isFinite(money) && money >= 0 ? money : null
}

/** What the source itself says of a status; undefined where it says nothing. */
const ownMeaningIn = (source: Source): ((status: string) => Meaning | null | undefined) => {
  const entries = meaningsOf(source)
  return (status) => {
    const entry =
      entries.find((one) => one.status === status) ??
      entries.find((one) => matchesPattern(one.status, status))
    return entry && meaningFrom(entry.state, entry.stage ?? status)
  }
}

const cached = <K, T>(compute: (key: K) => T): ((key: K) => T) => {
  const values = new Map<K, T>()
  return (key) => {
    let value = values.get(key)
    if (value === undefined && !values.has(key)) values.set(key, (value = compute(key)))
    return value as T
  }
}

/** The source's own word before the business events; from memory, unless fields or the slice decide. */
const meaningIn = (
  source: Source,
  proofPoints: ProofPoints | null,
): ((status: string, context: EventContext) => Meaning | null) => {
  const own = cached(ownMeaningIn(source))
  // A log of bare activities with no mapping: the item is in progress from its first to its last event.
  const withoutMapping = source.finish === 'lastEvent' && Object.keys(source.states).length === 0
  const compute = (status: string, context: EventContext): Meaning | null => {
    const said = own(status)
    if (said !== undefined) return said
    const bound = proofPoints?.meaningOf(status, context)
    if (bound !== undefined) return bound
    return withoutMapping
      ? { state: 'active', stage: status, reason: null }
      : { state: 'ignored', stage: status, reason: 'unmapped' }
  }
  const known = cached((status: string) => compute(status, NO_CONTEXT))
  return (status, context) =>
    own(status) === undefined && proofPoints?.isConditional(status) ? compute(status, context) : known(status)
}

/** The numbers in those of the fields that are asked for; texts of numbers are numbers too. */
const amountsIn = (own: Fields, asked: readonly string[]): Readonly<Record<string, number>> | null => {
  let amounts: Record<string, number> | null = null
  for (const field of asked) {
    const value = own[field]
    if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) continue
    const amount = Number(value)
    if (Number.isFinite(amount)) (amounts ??= {})[field] = amount
  }
  return amounts
}

/** A rule of classification, as it is named beside the items that it decided. */
export const ruleInWords = (rule: Source['classify'][number]): string =>
  `${conditionInWords(rule.when)} → ${rule.as}`

/** What is said of items that no rule of classification matches. */
export const NO_RULE = 'no rule of the source matches'

/** Compiles what the map says about one source. */
export const readingOf = (id: string, source: Source, map: ValueStreamMap): SourceReading => {
  const proofPoints = source.measures === 'journeys' ? proofPointsOf(map) : null
  const meaningOf = meaningIn(source, proofPoints)
  const amounts = fieldsOfLogic(map)
  const stages = stagesOf(source, map)
  const streamsOf = assignStreams(source.stream)
  const movesStage = assign(source.moves?.stage)
  const movesSlice = assign(source.moves?.slice)
  const spanIn = cached((stream: string | null) =>
    spanOf(
      choicesFor(stream === null ? undefined : map.streams.get(stream)?.measuring, source.measures),
      source.measures,
      stages,
    ),
  )
  return {
    source: id,
    measured: source.measures,
    meaningOf: (status, context = NO_CONTEXT) => meaningOf(status, context),
    runningIn: (activity, context = NO_CONTEXT) => {
      const meaning = meaningOf(activity, context)
      return meaning && meaning.reason !== 'unmapped'
        ? meaning
        : { state: 'active', stage: activity, reason: null }
    },
    proofPoints,
    bound: boundMeaningsOf(source, map),
    signalOf: (own, word, proofs) => {
      const fields = { ...own, [EVENT_FIELD]: eventField({ word, proofs }) }
      return source.classify.find(({ when }) => meets(fields, when))?.as ?? null
    },
    amountsOf: (own) => (own === null || amounts.length === 0 ? null : amountsIn(own, amounts)),
    asksEvent: source.classify.some(({ when }) => asksEvent(when)),
    journeyStages: new Set(map.stages.keys()),
    statesDivide: statesDivide(source, map),
    classify: (fields) => {
      const rule = source.classify.find(({ when }) => meets(fields, when))
      return rule ? { type: rule.as, rule: ruleInWords(rule) } : { type: 'unclassified', rule: NO_RULE }
    },
    streamsOf,
    sliceOf: assign(source.slice),
    teamOf: assign(source.team),
    parentOf: (fields) => textIn(fields, source.hierarchy?.parent),
    blockedByOf: (fields) => textIn(fields, source.blockedBy),
    costOfDelayOf: (fields) => moneyIn(fields, source.costOfDelay),
    movesOf: (fields) => ({ stage: movesStage(fields), slice: movesSlice(fields) }),
    costOf: (fields) => moneyIn(fields, source.cost),
    countsOf: (parent) =>
      source.hierarchy === undefined
        ? 'always'
        : source.hierarchy.count === 'children'
          ? 'unlessParent'
          : parent === null
            ? 'always'
            : 'never',
    stages,
    spanOf: (latest) =>
      spanIn(typeof source.stream === 'string' ? source.stream : (streamsOf(latest())[0] ?? null)),
    finish: source.finish,
    historyFrom: source.historyFrom ? Date.parse(source.historyFrom) * 1000 : null,
    urlOf: (item, label) =>
      source.link
        ?.replaceAll('{item}', encodeURIComponent(item))
        .replaceAll('{label}', encodeURIComponent(label)) ?? null,
  }
}
