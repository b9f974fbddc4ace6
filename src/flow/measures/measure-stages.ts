/** The time that items spend in stages, where they wait, and how they go from one to the next. */
import { isInProgress, type ItemFact, type Visit } from '../facts.ts'
import { compareKeys, compareReasons } from './grouping.ts'
import type { ActiveRun, LeavingAge, Measures, Move, Selection, StageTime, Wait, Window } from './measures.ts'
import type { Micros } from '../event.ts'
import { assertPercent, percentile } from '../percentile.ts'
import { dwell, sum, type SelectedFacts } from './selected-facts.ts'
import { staysOf, timeIn, timeInProgress, type Stay } from './stays.ts'

const percentilesOf = (times: readonly Micros[], percents: readonly number[]): (Micros | null)[] => {
  const sorted = times.toSorted((a, b) => a - b)
  return percents.map((percent) => percentile(sorted, percent))
}

/** The part of the visit inside the window. */
const cutOff = (visit: Visit, { from, to }: Window): Window => ({
  from: Math.max(visit.at, from),
  to: Math.min(visit.end ?? Infinity, to),
})

type Stages = Pick<Measures, 'stageTimes' | 'leavingAges' | 'moves' | 'waits' | 'activeRuns'>

export const measureStages = (facts: SelectedFacts): Stages => {
  const staysIn = (item: ItemFact): Stay[] => staysOf(facts.visitsOf(item))

  const stageTimes = (of: Selection, window: Window, percents: readonly number[]): StageTime[] => {
    percents.forEach(assertPercent)
    const items = facts.trustedDoneIn(of, window)
    const skips = items.flatMap((item) => facts.visitsOf(item).filter(({ skipped }) => skipped))
    const stays = items.map(staysIn)
    const stages = new Set([...skips, ...stays.flat()].map(({ stage }) => stage))
    return [...stages].sort(compareKeys).map((stage) => {
      const perItem = stays
        .map((all) => all.filter((stay) => stay.stage === stage))
        .filter((own) => own.length > 0)
      const entries = perItem.flat()
      return {
        stage,
        items: perItem.length,
        entries: entries.length,
        skipped: skips.filter((visit) => visit.stage === stage).length,
        active: sum(entries.map((stay) => timeIn(stay, 'active'))),
        waiting: sum(entries.map((stay) => timeIn(stay, 'waiting'))),
        percentiles: percentilesOf(
          perItem.map((own) => sum(own.map(timeInProgress))),
          percents,
        ),
      }
    })
  }

  const leavingAges = (of: Selection, window: Window, percents: readonly number[]): LeavingAge[] => {
    percents.forEach(assertPercent)
    const ages = facts.timedIn(of, window).flatMap((item) => {
      const visits = facts.visitsOf(item).filter(({ state, skipped }) => isInProgress(state) && !skipped)
      return [...Map.groupBy(visits, ({ stage }) => stage)].map(([stage, own]) => ({
        stage,
        age: Math.max(...own.map(({ at, end }) => end ?? at)) - item.start,
      }))
    })
    return [...Map.groupBy(ages, ({ stage }) => stage)]
      .sort(([a], [b]) => compareKeys(a, b))
      .map(([stage, own]) => ({
        stage,
        n: own.length,
        percentiles: percentilesOf(
          own.map(({ age }) => age),
          percents,
        ),
      }))
  }

  const moves = (of: Selection, window: Window): Move[] => {
    const all = facts.trustedDoneIn(of, window).flatMap((item) =>
      staysIn(item).map((stay, i, stays) => ({
        from: stay.stage,
        to: stays[i + 1]?.stage ?? null,
        time: timeInProgress(stay),
      })),
    )
    return [...Map.groupBy(all, ({ from, to }) => JSON.stringify([from, to])).values()]
      .flatMap(([one, ...others]) =>
        one
          ? [{ ...one, count: others.length + 1, time: one.time + sum(others.map(({ time }) => time)) }]
          : [],
      )
      .sort((a, b) => compareKeys(a.from, b.from) || compareKeys(a.to, b.to))
  }

  const waits = (of: Selection, window: Window): Wait[] => {
    const waiting = facts
      .inProgress(of)
      .filter((visit) => visit.state === 'waiting' && dwell(visit, window) > 0)
    return [...Map.groupBy(waiting, ({ stage, reason }) => JSON.stringify([stage, reason])).values()]
      .flatMap((visits) => {
        const [one] = visits
        if (!one) return []
        const items = new Set(visits.map(({ source, item, pass }) => JSON.stringify([source, item, pass])))
        const time = sum(visits.map((visit) => dwell(visit, window)))
        return [{ stage: one.stage, reason: one.reason, items: items.size, time }]
      })
      .sort((a, b) => compareKeys(a.stage, b.stage) || compareReasons(a.reason, b.reason))
  }

  const activeRuns = (of: Selection, window: Window): ActiveRun[] => {
    const active = facts
      .inProgress(of)
      .filter((visit) => visit.state === 'active' && dwell(visit, window) > 0)
      .sort((a, b) => compareKeys(a.stage, b.stage) || a.at - b.at)
    const runs: { stage: string; from: Micros; to: Micros }[] = []
    for (const visit of active) {
      const { from, to } = cutOff(visit, window)
      const run = runs.at(-1)
      if (run?.stage === visit.stage && from <= run.to) run.to = Math.max(run.to, to)
      else runs.push({ stage: visit.stage, from, to })
    }
    return runs
  }

  return {
    stageTimes: async (of, window, percents) => stageTimes(of, window, percents),
    leavingAges: async (of, window, percents) => leavingAges(of, window, percents),
    moves: async (of, window) => moves(of, window),
    waits: async (of, window) => waits(of, window),
    activeRuns: async (of, window) => activeRuns(of, window),
  }
}
