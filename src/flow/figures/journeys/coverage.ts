/** How often a business event was seen. */
import { setsWith, sizeOf, spanOfJourney } from '../../journeys/journey-log.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { sightingsOf } from '../../journeys/coverage/sightings.ts'
import { oneOf } from '../../request.ts'
import type { JourneyFigure, ToldJourneyFigure } from '../journey-figures.ts'
import { setOf } from './told.ts'

const tellSeen = (ask: JourneyAsk, about: string | null): ToldJourneyFigure => {
  const { log, map, until } = ask
  const event = oneOf('event', about ?? '', [...map.events.keys()])
  const n = sightingsOf(map, log, [], until).get(event)?.inJourneys ?? 0
  const sets = setsWith(log, event)
  const journeys = Int32Array.from({ length: sizeOf(log) }, (_, journey) => journey).filter((journey) => {
    const [from, to] = spanOfJourney(log, journey)
    for (let i = from; i < to && (log.at[i] ?? 0) <= until; i++) if (sets[log.proofs[i] ?? 0]) return true
    return false
  })
  return {
    value: n,
    n: journeys.length,
    words: `${n.toLocaleString('en')} events in ${journeys.length.toLocaleString('en')} journeys`,
    rules: [
      `Events of journeys that are \`${event}\`, by its types, its filter and its slices.`,
      'Since the beginning of the log, up to the end of the window; a journey that has several counts each.',
    ],
    counted: setOf('counted', `that have ${map.events.get(event)?.name ?? event}`, journeys),
    leftOut: [],
  }
}

export const COVERAGE_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'coverage.seen': {
    metric: 'coverage',
    name: 'Times that an event was seen',
    unit: 'events',
    about: 'business event',
    tell: tellSeen,
  },
}
