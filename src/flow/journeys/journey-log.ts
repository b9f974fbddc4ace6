/**
 * The moments of many journeys as columns: the form in which funnels, paths, survival and whatever else is about whole
 * journeys are computed. A million moments take 40 MB and are walked in milliseconds.
 */
import { FLOW_STATES, ITEM_TYPES, type FlowState } from '../../model/schema.ts'
import { FLOW_ITEM_TYPES, type FlowItemType } from '../facts.ts'
import type { Moment } from './moment.ts'

/** Stands for “none” in columns of codes. */
export const NONE = -1

export interface JourneyLog {
  /** Of each journey the index of its first moment; a last entry for the end. Journeys are ordered by their first moment. */
  readonly offsets: Int32Array
  /** Of each journey. */
  readonly source: Int32Array
  readonly item: readonly string[]
  /** Number of the journey within its item. */
  readonly journey: Int32Array
  readonly slice: Int32Array
  /** Index into FLOW_ITEM_TYPES. */
  readonly type: Uint8Array
  /** Of each moment, ordered by time within a journey. */
  readonly at: Float64Array
  readonly activity: Int32Array
  /** 1 for the start of an activity. */
  readonly starts: Uint8Array
  readonly stage: Int32Array
  /** Index into FLOW_STATES. */
  readonly state: Uint8Array
  /** Index into `proofSets`. */
  readonly proofs: Int32Array
  /** Index into FLOW_ITEM_TYPES. */
  readonly signal: Int8Array
  /** Field → number of each moment; NaN where it has none. */
  readonly amounts: ReadonlyMap<string, Float64Array>
  /** What the codes of the columns stand for; {@link NONE} stands for none. */
  readonly sources: readonly string[]
  readonly slices: readonly string[]
  readonly activities: readonly string[]
  readonly stages: readonly string[]
  /** Sets of business events; the first is empty. */
  readonly proofSets: readonly (readonly string[])[]
}

/** Number of journeys. */
export const sizeOf = (log: JourneyLog): number => log.offsets.length - 1

/** First and one past the last moment of a journey. */
export const spanOfJourney = (log: JourneyLog, journey: number): readonly [from: number, to: number] => [
  log.offsets[journey] ?? 0,
  log.offsets[journey + 1] ?? 0,
]

export interface JourneyKey {
  readonly source: string
  readonly item: string
  readonly journey: number
}

export const journeyKey = (log: JourneyLog, journey: number): JourneyKey => ({
  source: log.sources[log.source[journey] ?? NONE] ?? '',
  item: log.item[journey] ?? '',
  journey: log.journey[journey] ?? 0,
})

/** Which sets of `proofSets` hold the business event: 1 or 0 of each. */
export const setsWith = (log: JourneyLog, event: string): Uint8Array =>
  Uint8Array.from(log.proofSets, (set) => (set.includes(event) ? 1 : 0))

export const stateOf = (log: JourneyLog, moment: number): FlowState =>
  FLOW_STATES[log.state[moment] ?? 0] ?? 'ignored'

export const typeOf = (log: JourneyLog, journey: number): FlowItemType =>
  FLOW_ITEM_TYPES[log.type[journey] ?? 0] ?? 'unclassified'

/** The moments that the columns stand for, journey by journey; streams, by which logs are cut, are in no column. */
export const momentsIn = (log: JourneyLog): Omit<Moment, 'stream' | 'alsoIn'>[] =>
  Array.from({ length: sizeOf(log) }, (_, journey) => journey).flatMap((journey) => {
    const [from, to] = spanOfJourney(log, journey)
    return Array.from({ length: to - from }, (_, nth) => {
      const i = from + nth
      const amounts = [...log.amounts].flatMap(([field, column]) => {
        const amount = column[i] ?? NaN
        return Number.isNaN(amount) ? [] : [[field, amount] as const]
      })
      return {
        ...journeyKey(log, journey),
        nth,
        at: log.at[i] ?? NaN,
        activity: log.activities[log.activity[i] ?? NONE] ?? '',
        lifecycle: log.starts[i] === 1 ? ('start' as const) : ('complete' as const),
        stage: log.stages[log.stage[i] ?? NONE] ?? null,
        state: stateOf(log, i),
        proofs: log.proofSets[log.proofs[i] ?? 0] ?? [],
        signal: ITEM_TYPES[log.signal[i] ?? NONE] ?? null,
        amounts: amounts.length > 0 ? Object.fromEntries(amounts) : null,
        slice: log.slices[log.slice[journey] ?? NONE] ?? null,
        type: typeOf(log, journey),
      }
    })
  })

/** Gives words numbers, in the order of their first appearance. */
export class Dictionary {
  readonly words: string[] = []
  private readonly codes = new Map<string, number>()

  code(word: string | null): number {
    if (word === null) return NONE
    let code = this.codes.get(word)
    if (code === undefined) {
      code = this.words.length
      this.codes.set(word, code)
      this.words.push(word)
    }
    return code
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byJourney = (moments: readonly Moment[]): Moment[][] => {
  const journeys = Map.groupBy(
    moments,
    ({ source, item, journey }) => `${source}\u0000${item}\u0000${journey}`,
  )
  const ordered = [...journeys.values()].flatMap((group) => {
    const own = group.toSorted((a, b) => a.nth - b.nth)
    return own[0] ? [{ own, first: own[0] }] : []
  })
  return ordered
    .sort(
      ({ first: a }, { first: b }) =>
        a.at - b.at || compare(a.source, b.source) || compare(a.item, b.item) || a.journey - b.journey,
    )
    .map(({ own }) => own)
}

/** The columns of moments that are at hand, in any order. The store fills the same columns from its tables. */
export const journeyLogOf = (moments: readonly Moment[]): JourneyLog => {
  const journeys = byJourney(moments)
  const all = journeys.flat()
  const [sources, slices, activities, stages] = [
    new Dictionary(),
    new Dictionary(),
    new Dictionary(),
    new Dictionary(),
  ]
  const proofs = new Dictionary()
  proofs.code('[]')
  const fields = new Set(all.flatMap(({ amounts }) => Object.keys(amounts ?? {})))
  const offsets = new Int32Array(journeys.length + 1)
  for (const [i, group] of journeys.entries()) offsets[i + 1] = (offsets[i] ?? 0) + group.length
  const of = <T>(pick: (last: Moment) => T): T[] =>
    journeys.flatMap((group) => {
      const last = group.at(-1)
      return last ? [pick(last)] : []
    })
  return {
    offsets,
    source: Int32Array.from(of(({ source }) => sources.code(source))),
    item: of(({ item }) => item),
    journey: Int32Array.from(of(({ journey }) => journey)),
    slice: Int32Array.from(of(({ slice }) => slices.code(slice))),
    type: Uint8Array.from(of(({ type }) => FLOW_ITEM_TYPES.indexOf(type))),
    at: Float64Array.from(all, ({ at }) => at),
    activity: Int32Array.from(all, ({ activity }) => activities.code(activity)),
    starts: Uint8Array.from(all, ({ lifecycle }) => (lifecycle === 'start' ? 1 : 0)),
    stage: Int32Array.from(all, ({ stage }) => stages.code(stage)),
    state: Uint8Array.from(all, ({ state }) => FLOW_STATES.indexOf(state)),
    proofs: Int32Array.from(all, (moment) => proofs.code(JSON.stringify(moment.proofs))),
    signal: Int8Array.from(all, ({ signal }) => (signal === null ? NONE : FLOW_ITEM_TYPES.indexOf(signal))),
    amounts: new Map(
      [...fields].map((field) => [field, Float64Array.from(all, ({ amounts }) => amounts?.[field] ?? NaN)]),
    ),
    sources: sources.words,
    slices: slices.words,
    activities: activities.words,
    stages: stages.words,
    proofSets: proofs.words.map((words) => JSON.parse(words) as string[]),
  }
}
