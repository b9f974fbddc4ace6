/** Journeys in flight: begun, waiting or active, and not abandoned. */
import { FLOW_STATES } from '../../model/schema.ts'
import type { Micros } from '../event.ts'
import type { JourneyStudy } from './study.ts'

const WAITING = FLOW_STATES.indexOf('waiting')
const ACTIVE = FLOW_STATES.indexOf('active')

/**
 * The stays in flight of the journeys chosen: from a moment that puts it in progress to the one that ends that, or to the end
 * of the abandonment window after its last event; without an end while it goes on.
 */
const eachStay = (
  { ask, from, to, over }: JourneyStudy,
  tell: (journey: number, start: Micros, end: Micros) => void,
): void => {
  const { log, chosen } = ask
  for (const journey of chosen) {
    const end = to[journey] ?? 0
    let since = NaN
    for (let i = from[journey] ?? 0; i < end; i++) {
      const state = log.state[i] ?? 0
      const inProgress = state === WAITING || state === ACTIVE
      if (inProgress && Number.isNaN(since)) since = log.at[i] ?? NaN
      else if (!inProgress && !Number.isNaN(since)) {
        tell(journey, since, log.at[i] ?? NaN)
        since = NaN
      }
    }
    if (Number.isNaN(since)) continue
    const abandoned = over[journey] ?? NaN
    tell(journey, since, Number.isNaN(abandoned) ? Infinity : abandoned)
  }
}

export interface InFlight {
  /** At the end of what is known. */
  readonly now: Int32Array
  /** ∫ in flight dt over the known part of the window ÷ its length; null where nothing of it is known. */
  readonly average: number | null
  /** Σ of the time that each journey was in flight in the known part of the window, µs. */
  readonly dwell: Micros
  readonly series: readonly { readonly at: Micros; readonly inFlight: number }[]
}

export const inFlightOf = (study: JourneyStudy): InFlight => {
  const { window, until, instants } = study.ask
  const changes = new Int32Array(instants.length + 1)
  /** The first of the instants at or after a time. */
  const indexOf = (at: Micros): number => {
    let [low, high] = [0, instants.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((instants[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }
  const flying = new Set<number>()
  let dwell = 0
  eachStay(study, (journey, start, end) => {
    dwell += Math.max(0, Math.min(end, until) - Math.max(start, window.from))
    if (start <= until && end > until) flying.add(journey)
    const [first, last] = [indexOf(start), indexOf(end)]
    changes[first] = (changes[first] ?? 0) + 1
    changes[last] = (changes[last] ?? 0) - 1
  })
  let inFlight = 0
  return {
    now: Int32Array.from(flying),
    average: until > window.from ? dwell / (until - window.from) : null,
    dwell,
    series: instants.map((at, i) => ({ at, inFlight: (inFlight += changes[i] ?? 0) })),
  }
}
