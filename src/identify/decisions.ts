/** Which recorded decisions hold. */
import type { Decision } from '../model/schema.ts'
import { perMap } from './per-map.ts'

export interface RecordedDecision {
  readonly id: string
  readonly decision: Decision
}

/** The decisions that no other one replaces, the earliest first; those of one day in the order of the text. */
export const standingDecisions = perMap((map): readonly RecordedDecision[] => {
  const replaced = new Set<string>()
  for (const [id, { supersedes }] of map.decisions) {
    if (supersedes !== undefined && supersedes !== id) replaced.add(supersedes)
  }
  return [...map.decisions]
    .flatMap(([id, decision]) => (replaced.has(id) ? [] : [{ id, decision }]))
    .sort((a, b) => (a.decision.on < b.decision.on ? -1 : a.decision.on > b.decision.on ? 1 : 0))
})

/** Thing → the standing decisions about it, the earliest first. */
export const decisionsAbout = perMap((map): ReadonlyMap<string, readonly RecordedDecision[]> => {
  const about = new Map<string, RecordedDecision[]>()
  for (const one of standingDecisions(map)) {
    for (const thing of new Set(one.decision.about)) {
      const list = about.get(thing)
      if (list) list.push(one)
      else about.set(thing, [one])
    }
  }
  return about
})
