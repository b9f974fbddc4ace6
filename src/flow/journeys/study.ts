/** What became of each journey, as far as is known: the ground on which everything about whole journeys stands. */
import { FLOW_STATES } from '../../model/schema.ts'
import type { Micros } from '../event.ts'
import { abandonmentOf, windowIn, type Abandonment } from './abandonment.ts'
import { beginnings, begunIn, triggerOf, type JourneyAsk } from './journey-ask.ts'
import { NONE, sizeOf, spanOfJourney } from './journey-log.ts'
import { finishOf, type Point } from './points.ts'
import { those } from './those.ts'

export interface JourneyStudy {
  readonly ask: JourneyAsk
  readonly abandonment: Abandonment
  /** What finishes a journey. */
  readonly finish: Point
  /** Of each journey of the log: its first moment from the beginning on, and one past the last that is known. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** When it began; NaN where it has not, as far as is known. µs */
  readonly began: Float64Array
  /** When it first reached the finish, from its beginning on; NaN where it has not. */
  readonly finished: Float64Array
  /**
   * When it was over: since when it has been done or canceled, or when the abandonment window after its last event
   * was. NaN while it goes on.
   */
  readonly over: Float64Array
  /** The journeys chosen that began in the window. */
  readonly cohort: Int32Array
}

const DONE = FLOW_STATES.indexOf('done')
const CANCELED = FLOW_STATES.indexOf('canceled')

/** Where a journey ended, if its last event ended it: the first moment of the last unbroken run of done and canceled. */
const endOf = (state: Uint8Array, from: number, to: number): number => {
  let end = to
  while (end > from && (state[end - 1] === DONE || state[end - 1] === CANCELED)) end -= 1
  return end
}

export const studyOf = (ask: JourneyAsk): JourneyStudy => {
  const { log, until, map, request } = ask
  const size = sizeOf(log)
  const abandonment = abandonmentOf(ask)
  const finish = finishOf(ask)
  const began = beginnings(log, triggerOf(map, request.stream))
  const [from, to] = [new Int32Array(size), new Int32Array(size)]
  const [finished, over] = [new Float64Array(size).fill(NaN), new Float64Array(size).fill(NaN)]
  for (let journey = 0; journey < size; journey++) {
    let [first, end] = spanOfJourney(log, journey)
    const start = began[journey] ?? NaN
    while (end > first && (log.at[end - 1] ?? 0) > until) end -= 1
    // Of what was before the trigger, nothing belongs to the journey.
    while (first < end && !((log.at[first] ?? 0) >= start)) first += 1
    from[journey] = first
    to[journey] = end
    if (first === end) {
      began[journey] = NaN
      continue
    }
    for (let i = first; i < end; i++) {
      if (!finish.shows(i)) continue
      finished[journey] = log.at[i] ?? NaN
      break
    }
    const ended = endOf(log.state, first, end)
    const last = end - 1
    const lapsed: Micros =
      (log.at[last] ?? 0) + windowIn(abandonment, log.stage[last] ?? NONE, log.source[journey])
    if (ended < end) over[journey] = log.at[ended] ?? NaN
    else if (lapsed <= until) over[journey] = lapsed
  }
  return {
    ask,
    abandonment,
    finish,
    from,
    to,
    began,
    finished,
    over,
    cohort: begunIn(ask.chosen, began, ask.window, until),
  }
}

/** What has become of a journey: it finished, left without having finished, or may still finish. */
type Fate = 'finished' | 'left' | 'open'

export const fateOf = ({ finished, over }: JourneyStudy, journey: number): Fate =>
  !Number.isNaN(finished[journey]) ? 'finished' : Number.isNaN(over[journey]) ? 'open' : 'left'

/** The journeys of a fate among those given. */
export const withFate = (study: JourneyStudy, journeys: Int32Array, fate: Fate): Int32Array =>
  those(journeys, (journey) => fateOf(study, journey) === fate)
