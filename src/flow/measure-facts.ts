/**
 * The questions of `measures.ts`, answered from facts in memory: the plain definition of every number.
 * Stores answer the same in SQL, and a differential test holds them to it.
 */
import {
  FLOW_ITEM_TYPES,
  isInProgress,
  type Counts,
  type FlowItemType,
  type ItemFact,
  type Visit,
} from './facts.ts'
import type { Micros } from './event.ts'
import type { EfficiencyFigures, Extent, FlowTimeFigures, Measures, Selection, Window } from './measures.ts'
import { assertPercent, percentile } from './percentile.ts'

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

const isInside = (window: Window, at: Micros): boolean => window.from <= at && at < window.to

/** Done, and not canceled: what the done metrics count. */
const isDoneIn = (window: Window, item: ItemFact): boolean =>
  item.done !== null && item.canceled === null && isInside(window, item.done)

/** The half-open periods between neighbouring edges. */
const periodsOf = (edges: readonly Micros[]): Window[] =>
  edges.slice(1).map((to, i) => ({ from: edges[i] ?? to, to }))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** µs of the visit inside [from, to); a visit that has not ended goes on. */
const dwell = (visit: Visit, { from, to }: Window): Micros =>
  Math.max(0, Math.min(visit.end ?? Infinity, to) - Math.max(visit.at, from))

/** Answers every question from these facts. They are not copied: don't change them afterwards. */
export const measureFacts = (items: readonly ItemFact[], visits: readonly Visit[]): Measures => {
  const parents = parentsIn(items)
  const selected = (of: Selection): ItemFact[] => items.filter((item) => isSelected(of, item, parents))
  const doneIn = (of: Selection, window: Window): ItemFact[] =>
    selected(of).filter((item) => isDoneIn(window, item))
  const inProgress = (of: Selection): Visit[] =>
    visits.filter((visit) => isSelected(of, visit, parents) && isInProgress(visit.state))
  const inProgressAt = (of: Selection, at: Micros): Visit[] =>
    inProgress(of).filter((visit) => visit.at <= at && at < (visit.end ?? Infinity))

  const extent = (of: Selection): Extent => {
    const known = selected(of)
    return {
      items: known.length,
      first:
        known.length > 0 ? known.reduce((first, { created }) => Math.min(first, created), Infinity) : null,
      last: known.length > 0 ? known.reduce((last, { lastAt }) => Math.max(last, lastAt), -Infinity) : null,
    }
  }

  const flowTime = (of: Selection, window: Window, percents: readonly number[]): FlowTimeFigures => {
    percents.forEach(assertPercent)
    const times: Micros[] = []
    const left = { quarantined: 0, neverStarted: 0, startCensored: 0 }
    for (const item of doneIn(of, window)) {
      if (item.quarantine !== null) left.quarantined += 1
      else if (item.start === null || item.done === null) left.neverStarted += 1
      else if (item.startCensored) left.startCensored += 1
      else times.push(item.done - item.start)
    }
    times.sort((a, b) => a - b)
    return { n: times.length, percentiles: percents.map((percent) => percentile(times, percent)), ...left }
  }

  const efficiency = (of: Selection, window: Window): EfficiencyFigures => {
    const trusted = doneIn(of, window).filter((item) => item.quarantine === null)
    return {
      active: sum(trusted.map((item) => item.active)),
      waiting: sum(trusted.map((item) => item.waiting)),
      n: trusted.filter((item) => item.active + item.waiting > 0).length,
    }
  }

  const distribution = (
    of: Selection,
    basis: { completed: Window } | { load: Micros },
  ): Record<FlowItemType, number> => {
    const counted = 'load' in basis ? inProgressAt(of, basis.load) : doneIn(of, basis.completed)
    const counts: Record<FlowItemType, number> = { feature: 0, defect: 0, risk: 0, debt: 0, unclassified: 0 }
    for (const type of FLOW_ITEM_TYPES) counts[type] = counted.filter((one) => one.type === type).length
    return counts
  }

  return {
    extent: async (of) => extent(of),
    velocity: async (of, edges) => periodsOf(edges).map((period) => doneIn(of, period).length),
    flowTime: async (of, window, percents) => flowTime(of, window, percents),
    loadAt: async (of, instants) => instants.map((at) => inProgressAt(of, at).length),
    loadTime: async (of, edges, until) =>
      periodsOf(edges).map(({ from, to }) =>
        sum(inProgress(of).map((visit) => dwell(visit, { from, to: Math.min(to, until) }))),
      ),
    efficiency: async (of, window) => efficiency(of, window),
    distribution: async (of, basis) => distribution(of, basis),
  }
}
