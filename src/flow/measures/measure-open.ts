/** What is in progress at an instant: which items, since when, how old. */
import type { Visit } from '../facts.ts'
import type { Micros } from '../event.ts'
import { compareKeys } from './grouping.ts'
import type { Ages, Measures, OpenItem, Selection } from './measures.ts'
import { sum, type SelectedFacts } from './selected-facts.ts'
import { staysOf } from './stays.ts'

type Open = Pick<Measures, 'openAt' | 'agesAt'>

export const measureOpen = (facts: SelectedFacts): Open => {
  const opened = (visit: Visit): OpenItem[] => {
    const fact = facts.factOf(visit)
    if (!fact || fact.start === null) return []
    const stay = staysOf(facts.visitsOf(visit)).find(({ visits }) => visits.includes(visit))
    return [
      {
        source: fact.source,
        item: fact.item,
        pass: fact.pass,
        label: fact.label,
        title: fact.title,
        url: fact.url,
        type: visit.type,
        stage: visit.stage,
        state: visit.state,
        reason: visit.reason,
        status: fact.status,
        blockedBy: fact.blockedBy,
        costOfDelay: fact.costOfDelay,
        start: fact.start,
        startCensored: fact.startCensored,
        inStageSince: stay?.visits[0]?.at ?? visit.at,
        lastAt: fact.lastAt,
      },
    ]
  }

  const openAt = (of: Selection, at: Micros): OpenItem[] =>
    facts
      .inProgressAt(of, at)
      .flatMap(opened)
      .sort(
        (a, b) =>
          a.start - b.start ||
          compareKeys(a.source, b.source) ||
          compareKeys(a.item, b.item) ||
          a.pass - b.pass,
      )

  const agesAt = (of: Selection, instants: readonly Micros[]): Ages[] =>
    instants.map((at) => {
      const known = openAt(of, at).filter(({ startCensored }) => !startCensored)
      return { n: known.length, total: sum(known.map(({ start }) => at - start)) }
    })

  return {
    openAt: async (of, at) => openAt(of, at),
    agesAt: async (of, instants) => agesAt(of, instants),
  }
}
