/** How many, by group: what happened, the load, what stages were reached, what became of items. */
import type { ItemFact, Visit } from '../facts.ts'
import type { Micros } from '../event.ts'
import { groupsOf, stageAndState } from './grouping.ts'
import type {
  Grouped,
  Happening,
  ItemGroup,
  Measures,
  Outcomes,
  Reworked,
  Selection,
  VisitGroup,
  Window,
} from './measures.ts'
import { isInside, periodsOf, sum, type SelectedFacts } from './selected-facts.ts'
import { reenters, staysOf } from './stays.ts'

const HAPPENED: Readonly<Record<Happening, (item: ItemFact) => Micros | null>> = {
  created: (item) => item.created,
  started: (item) => item.start,
  done: (item) => (item.canceled === null ? item.done : null),
  canceled: (item) => item.canceled,
}

/** An item is in the group of each of its streams; of those asked for, where streams are asked for. */
const streamKeys = ({ streams }: Selection, one: ItemFact | Visit): (string | null)[] => {
  const all = new Set([one.stream, ...one.alsoIn].filter((stream) => stream !== null))
  const asked = [...all].filter((stream) => streams === undefined || streams.includes(stream))
  return asked.length > 0 ? asked : [null]
}

const itemKeys = (by: ItemGroup, of: Selection, one: ItemFact | Visit): (string | null)[] =>
  by === 'stream' ? streamKeys(of, one) : [one[by]]

const visitKeys = (by: VisitGroup, of: Selection, visit: Visit): (string | null)[] => {
  if (by === 'stage' || by === 'state') return [visit[by]]
  if (by === 'stageAndState') return [stageAndState(visit.stage, visit.state)]
  return itemKeys(by, of, visit)
}

/** What `count` makes of the members of each group. */
const countGroups = <One>(
  all: readonly One[],
  keysOf: (one: One) => readonly (string | null)[],
  count: (members: readonly One[]) => readonly number[],
): Grouped[] => {
  const members = Map.groupBy(
    all.flatMap((one) => keysOf(one).map((key) => ({ key, one }))),
    ({ key }) => key,
  )
  return groupsOf(new Map([...members].map(([key, some]) => [key, count(some.map(({ one }) => one))])))
}

type Counts = Pick<Measures, 'tally' | 'loadBy' | 'reached' | 'outcomes' | 'reworked'>

export const measureCounts = (facts: SelectedFacts): Counts => {
  const tally = (
    of: Selection,
    edges: readonly Micros[],
    happening: Happening,
    by: ItemGroup | null,
  ): Grouped[] => {
    const perPeriod = (items: readonly ItemFact[]): number[] =>
      periodsOf(edges).map(
        (period) =>
          items.filter((item) => {
            const at = HAPPENED[happening](item)
            return at !== null && isInside(period, at)
          }).length,
      )
    const items = facts.items(of)
    return by === null
      ? [{ key: null, values: perPeriod(items) }]
      : countGroups(items, (item) => itemKeys(by, of, item), perPeriod)
  }

  const loadBy = (of: Selection, instants: readonly Micros[], by: VisitGroup): Grouped[] =>
    countGroups(
      facts.inProgress(of),
      (visit) => visitKeys(by, of, visit),
      (visits) =>
        instants.map((at) => visits.filter((visit) => visit.at <= at && at < (visit.end ?? Infinity)).length),
    )

  const reached = (of: Selection, instants: readonly Micros[], stages: readonly string[]): number[][] =>
    [...stages.keys(), stages.length].map((k) => {
      const further = stages.slice(k)
      const since = facts.items(of).map((item) => {
        const entries = facts
          .visitsOf(item)
          .filter(
            ({ state, stage }) => (state === 'waiting' || state === 'active') && further.includes(stage),
          )
        return Math.min(item.canceled ?? item.done ?? Infinity, ...entries.map(({ at }) => at))
      })
      return instants.map((at) => since.filter((first) => first <= at).length)
    })

  const outcomes = (of: Selection, started: Window, at: Micros): Outcomes => {
    const items = facts.items(of).filter(({ start }) => start !== null && isInside(started, start))
    const by = (instant: Micros | null): boolean => instant !== null && instant <= at
    const canceled = items.filter((item) => by(item.canceled)).length
    const done = items.filter((item) => by(HAPPENED.done(item))).length
    return { started: items.length, done, canceled, open: items.length - done - canceled }
  }

  const reworked = (of: Selection, edges: readonly Micros[]): Reworked[] =>
    periodsOf(edges).map((period) => {
      const done = facts.trustedDoneIn(of, period)
      const isReopened = (item: ItemFact): boolean => item.reopened > 0
      const comesBack = (item: ItemFact): boolean => reenters(staysOf(facts.visitsOf(item)))
      return {
        done: done.length,
        reworked: done.filter((item) => isReopened(item) || comesBack(item)).length,
        reopened: done.filter(isReopened).length,
        reentered: done.filter(comesBack).length,
        time: sum(done.map(({ rework }) => rework)),
      }
    })

  return {
    tally: async (of, edges, happening, by) => tally(of, edges, happening, by),
    loadBy: async (of, instants, by) => loadBy(of, instants, by),
    reached: async (of, instants, stages) => reached(of, instants, stages),
    outcomes: async (of, started, at) => outcomes(of, started, at),
    reworked: async (of, edges) => reworked(of, edges),
  }
}
