/**
 * How the map reads a source: its mapping of states, its rules for type, stream and slice, compiled once
 * so that the fold can apply them to millions of events.
 */
import { matchesPattern } from '../model/pattern.ts'
import { choicesFor } from '../model/measured-by.ts'
import { meaningsOf, stagesOf, statesDivide } from '../model/states.ts'
import type {
  Assignment,
  Condition,
  FlowState,
  Source,
  StreamAssignment,
  ValueStreamMap,
} from '../model/schema.ts'
import type { FieldValue, Fields } from './event.ts'
import type { Counts, FlowItemType, Measured } from './facts.ts'
import { spanOf, type Span } from './span.ts'

/** What a status of the tool means for the flow. */
export interface Meaning {
  readonly state: FlowState
  readonly stage: string
  readonly reason: 'paused' | 'unmapped' | null
}

/** Which rule gave an item its type, in words, and the type. */
export interface Classified {
  readonly type: FlowItemType
  readonly rule: string
}

export interface SourceReading {
  readonly source: string
  readonly measured: Measured
  /** `null` leaves the item as it was (`keep`). A status that is not mapped is `ignored`, reason `unmapped`. */
  meaningOf(status: string): Meaning | null
  /** What a running activity means, of a log with starts and completes. */
  runningIn(activity: string): Meaning
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

const fieldMatches = (value: FieldValue | undefined, pattern: Condition[string]): boolean => {
  const patterns = Array.isArray(pattern) ? pattern : [pattern]
  const values = Array.isArray(value) ? value : [value]
  return patterns.some((one) => values.some((v) => v != null && matchesPattern(String(one), String(v))))
}

/** Whether the fields of an item meet a condition of the map. */
export const meets = (fields: Fields, condition: Condition | undefined): boolean =>
  Object.entries(condition ?? {}).every(([field, pattern]) => fieldMatches(fields[field], pattern))

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

/** @example conditionInWords({ type: ['bug', 'defect'] }) // 'type is bug or defect' */
export const conditionInWords = (condition: Condition): string =>
  Object.entries(condition)
    .map(
      ([field, pattern]) => `${field} is ${Array.isArray(pattern) ? pattern.join(' or ') : String(pattern)}`,
    )
    .join(' and ')

const meaningIn = (source: Source): ((status: string) => Meaning | null) => {
  const entries = meaningsOf(source)
  // A log of bare activities with no mapping: the item is in progress from its first to its last event.
  const withoutMapping = source.finish === 'lastEvent' && entries.length === 0
  return (status) => {
    const entry =
      entries.find((one) => one.status === status) ??
      entries.find((one) => matchesPattern(one.status, status))
    if (!entry) {
      return withoutMapping
        ? { state: 'active', stage: status, reason: null }
        : { state: 'ignored', stage: status, reason: 'unmapped' }
    }
    if (entry.state === 'keep') return null
    const stage = entry.stage ?? status
    return entry.state === 'paused'
      ? { state: 'waiting', stage, reason: 'paused' }
      : { state: entry.state, stage, reason: null }
  }
}

const cached = <K, T>(compute: (key: K) => T): ((key: K) => T) => {
  const values = new Map<K, T>()
  return (key) => {
    let value = values.get(key)
    if (value === undefined) values.set(key, (value = compute(key)))
    return value
  }
}

/** A rule of classification, as it is named beside the items that it decided. */
export const ruleInWords = (rule: Source['classify'][number]): string =>
  `${conditionInWords(rule.when)} → ${rule.as}`

/** What is said of items that no rule of classification matches. */
export const NO_RULE = 'no rule of the source matches'

/** Compiles what the map says about one source. */
export const readingOf = (id: string, source: Source, map: ValueStreamMap): SourceReading => {
  const meaningOf = cached(meaningIn(source))
  const stages = stagesOf(source, map)
  const streamsOf = assignStreams(source.stream)
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
    meaningOf,
    runningIn: cached((activity) => {
      const meaning = meaningOf(activity)
      return meaning && meaning.reason !== 'unmapped'
        ? meaning
        : { state: 'active', stage: activity, reason: null }
    }),
    statesDivide: statesDivide(source),
    classify: (fields) => {
      const rule = source.classify.find(({ when }) => meets(fields, when))
      return rule ? { type: rule.as, rule: ruleInWords(rule) } : { type: 'unclassified', rule: NO_RULE }
    },
    streamsOf,
    sliceOf: assign(source.slice),
    teamOf: assign(source.team),
    parentOf: (fields) => textIn(fields, source.hierarchy?.parent),
    blockedByOf: (fields) => textIn(fields, source.blockedBy),
    costOfDelayOf: (fields) => {
      const written = textIn(fields, source.costOfDelay)
      const cost = written === null ? Number.NaN : Number(written)
      return Number.isFinite(cost) && cost >= 0 ? cost : null
    },
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
