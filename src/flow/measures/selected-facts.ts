/** Which facts a question is about: selections, windows, what is done and what is in progress. */
import { isInProgress, type Counts, type FlowItemType, type ItemFact, type Visit } from '../facts.ts'
import type { Micros } from '../event.ts'
import type { Selection, Window } from './measures.ts'

/** What an item and a visit are selected by: an item by its frozen values, a visit by those of its time. */
interface Selectable {
  readonly measured: Selection['measured']
  readonly source: string
  readonly item: string
  readonly stream: string | null
  readonly alsoIn: readonly string[]
  readonly slice: string | null
  readonly team: string | null
  readonly counts: Counts
  readonly type: FlowItemType
}

/** Something of no stream belongs to none of the streams asked for. */
const oneOf = (allowed: readonly string[] | undefined, value: string | null): boolean =>
  allowed === undefined || (value !== null && allowed.includes(value))

const keyOf = (source: string, item: string): string => `${source}\u0000${item}`
const passKey = ({ source, item, pass }: { source: string; item: string; pass: number }): string =>
  `${keyOf(source, item)}\u0000${pass}`

/** The items that others of their source name as their parent, by id or label, where their children count instead. */
const parentsIn = (items: readonly ItemFact[]): ReadonlySet<string> => {
  const named = new Set(
    items.flatMap(({ source, parent }) => (parent === null ? [] : [keyOf(source, parent)])),
  )
  return new Set(
    items
      .filter(
        ({ source, item, label, counts }) =>
          counts === 'unlessParent' && (named.has(keyOf(source, item)) || named.has(keyOf(source, label))),
      )
      .map(({ source, item }) => keyOf(source, item)),
  )
}

const isSelected = (of: Selection, one: Selectable, parents: ReadonlySet<string>): boolean =>
  one.measured === of.measured &&
  (oneOf(of.streams, one.stream) || one.alsoIn.some((stream) => oneOf(of.streams, stream))) &&
  oneOf(of.slices, one.slice) &&
  oneOf(of.teams, one.team) &&
  oneOf(of.types, one.type) &&
  one.counts !== 'never' &&
  !(of.withoutParents && parents.has(keyOf(one.source, one.item)))

export const isInside = (window: Window, at: Micros): boolean => window.from <= at && at < window.to

/** The half-open periods between neighbouring edges. */
export const periodsOf = (edges: readonly Micros[]): Window[] =>
  edges.slice(1).map((to, i) => ({ from: edges[i] ?? to, to }))

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** µs of the visit inside [from, to); a visit that has not ended goes on. */
export const dwell = (visit: Visit, { from, to }: Window): Micros =>
  Math.max(0, Math.min(visit.end ?? Infinity, to) - Math.max(visit.at, from))

/** An item that flow time counts: started and done. */
interface TimedItem extends ItemFact {
  readonly start: Micros
  readonly done: Micros
}

/** Facts in memory, by what questions ask of them. */
export interface SelectedFacts {
  items(of: Selection): ItemFact[]
  /** Done, and not canceled: what the done metrics count. */
  doneIn(of: Selection, window: Window): ItemFact[]
  /** Of them, those whose durations can be trusted. */
  trustedDoneIn(of: Selection, window: Window): ItemFact[]
  /** Of them, those with a known start: what flow time counts. */
  timedIn(of: Selection, window: Window): TimedItem[]
  /** Visits in `waiting` or `active`. */
  inProgress(of: Selection): Visit[]
  inProgressAt(of: Selection, at: Micros): Visit[]
  /** All visits of the item's pass, in their order. */
  visitsOf(item: ItemFact | Visit): readonly Visit[]
  /** The fact of the pass that the visit belongs to. */
  factOf(visit: Visit): ItemFact | undefined
}

export const selectFacts = (items: readonly ItemFact[], visits: readonly Visit[]): SelectedFacts => {
  const parents = parentsIn(items)
  const facts = new Map(items.map((item) => [passKey(item), item]))
  const passes = Map.groupBy(
    visits.toSorted((a, b) => a.nth - b.nth),
    passKey,
  )

  const selected = (of: Selection): ItemFact[] => items.filter((item) => isSelected(of, item, parents))
  const doneIn = (of: Selection, window: Window): ItemFact[] =>
    selected(of).filter(({ done, canceled }) => done !== null && canceled === null && isInside(window, done))
  const trustedDoneIn = (of: Selection, window: Window): ItemFact[] =>
    doneIn(of, window).filter(({ quarantine }) => quarantine === null)
  const inProgress = (of: Selection): Visit[] =>
    visits.filter((visit) => isSelected(of, visit, parents) && isInProgress(visit.state))
  return {
    items: selected,
    doneIn,
    trustedDoneIn,
    timedIn: (of, window) =>
      trustedDoneIn(of, window).filter(
        (item): item is TimedItem => item.start !== null && item.done !== null && !item.startCensored,
      ),
    inProgress,
    inProgressAt: (of, at) =>
      inProgress(of).filter((visit) => visit.at <= at && at < (visit.end ?? Infinity)),
    visitsOf: (item) => passes.get(passKey(item)) ?? [],
    factOf: (visit) => facts.get(passKey(visit)),
  }
}
