/**
 * A log of journeys after a few of its items have changed: the columns are copied in long runs around the journeys that are
 * no longer what they were, so that a commit costs a page milliseconds and not the reading of all journeys anew.
 */
import type { ItemKey } from '../event.ts'
import { journeyLogOf, NONE, sizeOf, type JourneyLog } from './journey-log.ts'
import type { Moment } from './moment.ts'

/** Items whose journeys were derived again, and all moments that these have now. */
export interface Rederived {
  readonly items: readonly ItemKey[]
  readonly moments: readonly Moment[]
}

const keyOf = ({ source, item }: ItemKey): string => `${source}\u0000${item}`

/** Several changes in their order as one: of an item the last one holds. */
export const inOne = (changes: readonly Rederived[]): Rederived => {
  const latest = new Map<string, number>()
  const items = new Map<string, ItemKey>()
  for (const [i, change] of changes.entries()) {
    for (const key of change.items) {
      latest.set(keyOf(key), i)
      items.set(keyOf(key), key)
    }
  }
  return {
    items: [...items.values()],
    moments: changes.flatMap(({ moments }, i) => moments.filter((one) => latest.get(keyOf(one)) === i)),
  }
}

/** A run of rows of one of two logs. */
interface Run {
  readonly of: 0 | 1
  readonly from: number
  to: number
}

type Pair<T> = readonly [before: T, added: T]
type Column = Int32Array | Uint8Array | Int8Array | Float64Array

const comesBefore = (a: JourneyLog, i: number, b: JourneyLog, j: number): boolean => {
  const [since, other] = [a.at[a.offsets[i] ?? 0] ?? NaN, b.at[b.offsets[j] ?? 0] ?? NaN]
  if (since !== other) return since < other
  const [source, otherSource] = [a.sources[a.source[i] ?? NONE] ?? '', b.sources[b.source[j] ?? NONE] ?? '']
  if (source !== otherSource) return source < otherSource
  const [item, otherItem] = [a.item[i] ?? '', b.item[j] ?? '']
  return item === otherItem ? (a.journey[i] ?? 0) < (b.journey[j] ?? 0) : item < otherItem
}

/** The journeys of both in the order of a log, without those of the items. */
const runsOf = ([before, added]: Pair<JourneyLog>, items: readonly ItemKey[]): Run[] => {
  const gone = before.sources.map(
    (source) => new Set(items.flatMap((key) => (key.source === source ? [key.item] : []))),
  )
  const runs: Run[] = []
  const take = (of: 0 | 1, row: number): void => {
    const last = runs.at(-1)
    if (last?.of === of && last.to === row) last.to += 1
    else runs.push({ of, from: row, to: row + 1 })
  }
  let next = 0
  for (let i = 0; i < sizeOf(before); i++) {
    if (gone[before.source[i] ?? NONE]?.has(before.item[i] ?? '')) continue
    while (next < sizeOf(added) && comesBefore(added, next, before, i)) take(1, next++)
    take(0, i)
  }
  while (next < sizeOf(added)) take(1, next++)
  return runs
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from, 0)

const copied = <C extends Column>(into: C, columns: Pair<C>, runs: readonly Run[]): C => {
  let at = 0
  for (const { of, from, to } of runs) {
    into.set(columns[of].subarray(from, to), at)
    at += to - from
  }
  return into
}

/** The words of both, and the codes of the second among them. */
const joined = <W>([before, added]: Pair<readonly W[]>, textOf: (word: W) => string) => {
  const words = [...before]
  const places = new Map(words.map((word, i) => [textOf(word), i]))
  const codes = added.map((word) => {
    const known = places.get(textOf(word))
    return known ?? words.push(word) - 1
  })
  return { words, codes }
}

interface Coded<W> {
  readonly words: readonly W[]
  readonly column: Int32Array
}

/** Gives the words the order, and leaves out those that no row has. @param order Places of words, in the new order. */
const inOrderOf = <W>({ words, column }: Coded<W>, order: readonly number[]): Coded<W> => {
  if (order.length === words.length && order.every((place, i) => place === i)) return { words, column }
  const codes = new Int32Array(words.length)
  for (const [code, place] of order.entries()) codes[place] = code
  return {
    words: order.flatMap((place) => words.slice(place, place + 1)),
    column: column.map((code) => (code === NONE ? NONE : (codes[code] ?? NONE))),
  }
}

const coded = <W>(
  words: Pair<readonly W[]>,
  columns: Pair<Int32Array>,
  runs: readonly Run[],
  textOf: (word: W) => string,
): Coded<W> => {
  const { words: all, codes } = joined(words, textOf)
  const added = columns[1].map((code) => (code === NONE ? NONE : (codes[code] ?? NONE)))
  return { words: all, column: copied(new Int32Array(lengthOf(runs)), [columns[0], added], runs) }
}

/** Places of the words that some row has, in the order in which rows first have them. */
const asTheyAppear = <W>({ words, column }: Coded<W>): number[] => {
  const seen = new Uint8Array(words.length)
  const order: number[] = []
  for (let i = 0; i < column.length && order.length < words.length; i++) {
    const code = column[i] ?? NONE
    if (code === NONE || seen[code] === 1) continue
    seen[code] = 1
    order.push(code)
  }
  return order
}

const sorted = <W>(text: Coded<W>, textOf: (word: W) => string): Coded<W> => {
  const [texts, used] = [text.words.map(textOf), asTheyAppear(text)]
  return inOrderOf(
    text,
    used.toSorted((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1)),
  )
}

const amountsOf = ([before, added]: Pair<JourneyLog>, runs: readonly Run[]): Map<string, Float64Array> => {
  const fields = [...new Set([...before.amounts.keys(), ...added.amounts.keys()])].sort()
  const columnOf = (log: JourneyLog, field: string): Float64Array =>
    log.amounts.get(field) ?? new Float64Array(log.at.length).fill(NaN)
  const columns = fields.map((field) => {
    const pair: Pair<Float64Array> = [columnOf(before, field), columnOf(added, field)]
    return [field, copied(new Float64Array(lengthOf(runs)), pair, runs)] as const
  })
  return new Map(columns.filter(([, column]) => column.some((amount) => !Number.isNaN(amount))))
}

/** The log with the journeys of the items as they are now: what is read anew is the same, column by column. */
export const spliced = (log: JourneyLog, { items, moments }: Rederived): JourneyLog => {
  const logs: Pair<JourneyLog> = [log, journeyLogOf(moments)]
  const [before, added] = logs
  const byJourney = runsOf(logs, items)
  const byMoment = byJourney.map(({ of, from, to }): Run => {
    const { offsets } = logs[of]
    return { of, from: offsets[from] ?? 0, to: offsets[to] ?? 0 }
  })
  const [journeys, length] = [lengthOf(byJourney), lengthOf(byMoment)]
  const offsets = new Int32Array(journeys + 1)
  let row = 0
  for (const run of byJourney) {
    const own = logs[run.of].offsets
    for (let i = run.from; i < run.to; i++, row++) {
      offsets[row + 1] = (offsets[row] ?? 0) + (own[i + 1] ?? 0) - (own[i] ?? 0)
    }
  }
  const asIs = (word: string): string => word
  const ofJourneys = (words: 'sources' | 'slices', column: 'source' | 'slice'): Coded<string> => {
    const all = coded([before[words], added[words]], [before[column], added[column]], byJourney, asIs)
    return inOrderOf(all, asTheyAppear(all))
  }
  const ofMoments = (words: 'activities' | 'stages', column: 'activity' | 'stage'): Coded<string> =>
    sorted(coded([before[words], added[words]], [before[column], added[column]], byMoment, asIs), asIs)
  const [sources, slices] = [ofJourneys('sources', 'source'), ofJourneys('slices', 'slice')]
  const [activities, stages] = [ofMoments('activities', 'activity'), ofMoments('stages', 'stage')]
  const joinedNames = (set: readonly string[]): string => set.join(' ')
  const proofs = coded(
    [before.proofSets, added.proofSets],
    [before.proofs, added.proofs],
    byMoment,
    joinedNames,
  )
  // The empty set comes first, whether any moment has it or not.
  const used = asTheyAppear(proofs).filter((place) => place > 0)
  const texts = proofs.words.map(joinedNames)
  const sets = inOrderOf(proofs, [0, ...used.sort((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1))])
  return {
    offsets,
    source: sources.column,
    item: byJourney.flatMap(({ of, from, to }) => logs[of].item.slice(from, to)),
    journey: copied(new Int32Array(journeys), [before.journey, added.journey], byJourney),
    slice: slices.column,
    type: copied(new Uint8Array(journeys), [before.type, added.type], byJourney),
    at: copied(new Float64Array(length), [before.at, added.at], byMoment),
    activity: activities.column,
    starts: copied(new Uint8Array(length), [before.starts, added.starts], byMoment),
    stage: stages.column,
    state: copied(new Uint8Array(length), [before.state, added.state], byMoment),
    proofs: sets.column,
    signal: copied(new Int8Array(length), [before.signal, added.signal], byMoment),
    amounts: amountsOf(logs, byMoment),
    sources: sources.words,
    slices: slices.words,
    activities: activities.words,
    stages: stages.words,
    proofSets: sets.words,
  }
}
