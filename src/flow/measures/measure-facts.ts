/**
 * The questions of `measures.ts`, answered from facts in memory: the plain definition of every number.
 * Stores answer the same in SQL, and a differential test holds them to it.
 */
import { FLOW_ITEM_TYPES, type FlowItemType, type ItemFact, type Visit } from '../facts.ts'
import type { Micros } from '../event.ts'
import { measureCounts } from './measure-counts.ts'
import { measureOpen } from './measure-open.ts'
import { measureStages } from './measure-stages.ts'
import type {
  EfficiencyFigures,
  Extent,
  FlowTimeFigures,
  Measures,
  Selection,
  Spans,
  Window,
} from './measures.ts'
import { assertPercent, percentile } from '../percentile.ts'
import { dwell, periodsOf, selectFacts, sum } from './selected-facts.ts'

/** Answers every question from these facts. They are not copied: don't change them afterwards. */
export const measureFacts = (items: readonly ItemFact[], visits: readonly Visit[]): Measures => {
  const facts = selectFacts(items, visits)

  const extent = (of: Selection): Extent => {
    const known = facts.items(of)
    return {
      items: known.length,
      first:
        known.length > 0 ? known.reduce((first, { created }) => Math.min(first, created), Infinity) : null,
      last: known.length > 0 ? known.reduce((last, { lastAt }) => Math.max(last, lastAt), -Infinity) : null,
    }
  }

  const flowTime = (of: Selection, window: Window, percents: readonly number[]): FlowTimeFigures => {
    percents.forEach(assertPercent)
    const done = facts.doneIn(of, window)
    const trusted = facts.trustedDoneIn(of, window)
    const started = trusted.filter(({ start }) => start !== null)
    const times = facts
      .timedIn(of, window)
      .map((item) => item.done - item.start)
      .sort((a, b) => a - b)
    return {
      n: times.length,
      percentiles: percents.map((percent) => percentile(times, percent)),
      total: sum(times),
      quarantined: done.length - trusted.length,
      neverStarted: trusted.length - started.length,
      startCensored: started.length - times.length,
    }
  }

  const spans = (of: Selection, window: Window): Spans => {
    const timed = facts
      .timedIn(of, window)
      .map(({ created, start, done, type }) => ({
        created,
        start,
        done,
        type: FLOW_ITEM_TYPES.indexOf(type),
      }))
      .sort((a, b) => a.done - b.done || a.created - b.created || a.start - b.start || a.type - b.type)
    return {
      created: Float64Array.from(timed, ({ created }) => created),
      start: Float64Array.from(timed, ({ start }) => start),
      done: Float64Array.from(timed, ({ done }) => done),
      type: Uint8Array.from(timed, ({ type }) => type),
    }
  }

  const efficiency = (of: Selection, window: Window): EfficiencyFigures => {
    const trusted = facts.trustedDoneIn(of, window)
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
    const counted = 'load' in basis ? facts.inProgressAt(of, basis.load) : facts.doneIn(of, basis.completed)
    const counts: Record<FlowItemType, number> = { feature: 0, defect: 0, risk: 0, debt: 0, unclassified: 0 }
    for (const type of FLOW_ITEM_TYPES) counts[type] = counted.filter((one) => one.type === type).length
    return counts
  }

  return {
    extent: async (of) => extent(of),
    velocity: async (of, edges) => periodsOf(edges).map((period) => facts.doneIn(of, period).length),
    flowTime: async (of, window, percents) => flowTime(of, window, percents),
    spans: async (of, window) => spans(of, window),
    loadAt: async (of, instants) => instants.map((at) => facts.inProgressAt(of, at).length),
    loadTime: async (of, edges, until) =>
      periodsOf(edges).map(({ from, to }) =>
        sum(facts.inProgress(of).map((visit) => dwell(visit, { from, to: Math.min(to, until) }))),
      ),
    efficiency: async (of, window) => efficiency(of, window),
    efficiencies: async (of, edges) => periodsOf(edges).map((period) => efficiency(of, period)),
    distribution: async (of, basis) => distribution(of, basis),
    ...measureCounts(facts),
    ...measureStages(facts),
    ...measureOpen(facts),
  }
}
