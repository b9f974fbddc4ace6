/** When which business event was seen, by slice. */
import { wordsOf } from '../../../model/business-events.ts'
import { matchesPattern } from '../../../model/pattern.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import type { Micros } from '../../event.ts'
import { NONE, sizeOf, spanOfJourney, type JourneyLog } from '../journey-log.ts'

/** A word of a tool that events of a source carry, as the store tells them. */
export interface SeenWord {
  readonly source: string
  readonly activity: string
  readonly events: number
  readonly first: Micros
  readonly last: Micros
}

export interface Sighting {
  /** Events of journeys that are it. */
  readonly inJourneys: number
  /** Events of delivery work that bear its name. */
  readonly inWork: number
  readonly first: Micros
  readonly last: Micros
  readonly sources: ReadonlySet<string>
  /** The slices of whose journeys one was seen; null stands for journeys without a slice. */
  readonly slices: ReadonlySet<string | null>
}

class Tally {
  inJourneys = 0
  inWork = 0
  first = Infinity
  last = -Infinity
  readonly sources = new Set<string>()
  readonly slices = new Set<string | null>()

  between(first: Micros, last: Micros): void {
    if (first < this.first) this.first = first
    if (last > this.last) this.last = last
  }
}

/** Counts the business events of a log up to an instant. */
const fromLog = (log: JourneyLog, until: Micros, of: (event: string) => Tally): void => {
  const tallies = log.proofSets.map((set) => set.map(of))
  for (let journey = 0; journey < sizeOf(log); journey++) {
    const [from, to] = spanOfJourney(log, journey)
    const slice = log.slices[log.slice[journey] ?? NONE] ?? null
    const source = log.sources[log.source[journey] ?? NONE] ?? ''
    for (let i = from; i < to; i++) {
      const at = log.at[i] ?? 0
      if (at > until) break
      for (const tally of tallies[log.proofs[i] ?? 0] ?? []) {
        tally.inJourneys += 1
        tally.between(at, at)
        tally.sources.add(source)
        tally.slices.add(slice)
      }
    }
  }
}

/** The words of the tools that are the event's. */
export const wordsOfEvent = (
  map: ValueStreamMap,
  event: string,
  seen: readonly SeenWord[],
): readonly SeenWord[] => {
  const known = map.events.get(event)
  const patterns = known === undefined ? [] : wordsOf(event, known)
  return seen.filter(({ activity }) => patterns.some((pattern) => matchesPattern(pattern, activity)))
}

const measuresWork = (map: ValueStreamMap, source: string): boolean =>
  map.sources.get(source)?.measures === 'work'

/**
 * Business event → when it was seen. In journeys it is what the fold has made of their events, filters and slices
 * included; delivery work has no journeys, there the word alone counts.
 */
export const sightingsOf = (
  map: ValueStreamMap,
  log: JourneyLog,
  seen: readonly SeenWord[],
  until: Micros,
): ReadonlyMap<string, Sighting> => {
  const tallies = new Map<string, Tally>()
  const tallyOf = (event: string): Tally => {
    const known = tallies.get(event) ?? new Tally()
    tallies.set(event, known)
    return known
  }
  fromLog(log, until, tallyOf)
  const words = seen.filter(({ source, first }) => measuresWork(map, source) && first <= until)
  for (const [id, { when, slices }] of map.events) {
    if (when !== undefined || slices !== undefined) continue
    for (const { source, events, first, last } of wordsOfEvent(map, id, words)) {
      const tally = tallyOf(id)
      tally.inWork += events
      tally.between(first, Math.min(last, until))
      tally.sources.add(source)
    }
  }
  return new Map([...tallies].filter(([, { inJourneys, inWork }]) => inJourneys + inWork > 0))
}
