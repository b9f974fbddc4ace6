/** The passages of the journeys that are asked for. */
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { JourneyLog } from '../journeys/journey-log.ts'
import { journeyRules } from './journey-rules.ts'
import type { Passages } from './passage.ts'
import { PassageCollector } from './passage-collector.ts'

const momentsOf = ({ offsets }: JourneyLog, journeys: Int32Array): number => {
  let n = 0
  for (const journey of journeys) n += (offsets[journey + 1] ?? 0) - (offsets[journey] ?? 0)
  return n
}

/** All passages of the journeys asked for that began in the window, as of `until`. */
export const passagesOf = (ask: JourneyAsk): Passages => {
  const { log, chosen, until } = ask
  const rules = journeyRules(ask)
  // A journey has at most as many passages as moments, and the one of the whole.
  const collector = new PassageCollector(ask, momentsOf(log, chosen) + chosen.length)
  const used = new Set<string>()
  for (const journey of chosen) {
    const from = log.offsets[journey] ?? 0
    let to = log.offsets[journey + 1] ?? 0
    while (to > from && (log.at[to - 1] ?? 0) > until) to--
    const slice = log.slice[journey] ?? -1
    const own = rules[slice === -1 ? log.slices.length : slice]
    if (to === from || own === undefined) continue
    used.add(own.abandonment.words)
    collector.read(journey, from, to, own)
  }
  return collector.result([...used])
}
