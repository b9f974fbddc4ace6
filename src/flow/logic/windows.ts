/** The windows in which metric logic is judged: the last whole periods, and as many before them. */
import { isoInstant, shift, startOf } from '../calendar.ts'
import type { Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import { reachOf } from '../reach.ts'
import type { LookedAt } from './north-star-answer.ts'

/** So many whole periods are looked at, as for targets. */
const OVER = 4

export interface Recent {
  readonly window: Window
  /** Whole periods in it; 0 where less than one is known, or the window was asked for. */
  readonly periods: number
  /** The window of the same length before it, if all of it is known. */
  readonly before: Window | null
}

/** The last whole periods before an instant; at most {@link OVER}, and no earlier than `first`. */
export const wholePeriodsBefore = (
  ask: JourneyAsk,
  until: Micros,
  first: Micros,
): Window & { periods: number } => {
  const { calendar } = ask
  const { by } = ask.request
  const to = startOf(by, until, calendar)
  let from = to
  let periods = 0
  while (periods < OVER && from > first) {
    from = shift(by, from, -1, calendar)
    periods += 1
  }
  return { from, to, periods }
}

/** The window that is asked for, or the last whole periods of what is known; all that is known if that is less. */
export const recentOf = (ask: JourneyAsk): Recent => {
  const { request, reach, calendar, window } = ask
  const first = startOf(request.by, reach.first ?? reach.asOf, calendar)
  if (request.from !== null || request.to !== null) {
    const before = { from: 2 * window.from - window.to, to: window.from }
    return { window, periods: 0, before: before.from >= first ? before : null }
  }
  const { periods, from, to } = wholePeriodsBefore(ask, reach.asOf, first)
  if (periods === 0) return { window, periods, before: null }
  const before = { from: shift(request.by, from, -periods, calendar), to: from }
  return { window: { from, to }, periods, before: before.from >= first ? before : null }
}

/** The window so many periods earlier. */
export const earlier = (
  { request, calendar }: JourneyAsk,
  { from, to }: Window,
  periods: number,
): Window => ({
  from: shift(request.by, from, -periods, calendar),
  to: shift(request.by, to, -periods, calendar),
})

/**
 * The ask with the reach of the delivery work where there are no journeys: a stream whose logic is about its work is
 * looked at as far as that is known.
 */
export const withReachOfWork = async (ask: JourneyAsk): Promise<JourneyAsk> => {
  const { measures, map, request, reach } = ask
  if (reach.first !== null) return ask
  const work = await reachOf(measures, map, { ...request.of, measured: 'work' }, request.stream, reach.asOf)
  return work.first === null ? ask : { ...ask, reach: { ...work, state: reach.state } }
}

export const lookedAt = ({ calendar }: JourneyAsk, { from, to }: Window): LookedAt => ({
  from: isoInstant(from, calendar.zone),
  to: isoInstant(to, calendar.zone),
})

/** @example windowInWords(ask, window) // '2026-08-03 to 2026-08-30' */
export const windowInWords = ({ calendar }: JourneyAsk, { from, to }: Window): string =>
  `${isoInstant(from, calendar.zone).slice(0, 10)} to ${isoInstant(to - 1, calendar.zone).slice(0, 10)}`
