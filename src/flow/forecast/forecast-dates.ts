/** Where a forecast begins, and which date so many periods are from there. */
import { BY, type By } from '../answers.ts'
import { periodEdges, shift, startOf, type Calendar } from '../calendar.ts'
import type { Micros } from '../event.ts'
import type { Ask } from '../report.ts'

/** A chart of more bars is not read. */
export const MOST_BARS = 60

/** Where the forecast begins, in the period of that instant. */
export interface Origin {
  readonly asOf: Micros
  readonly by: By
  readonly calendar: Calendar
  /** The period that has begun. */
  readonly start: Micros
  readonly end: Micros
}

export const originOf = ({
  until,
  request: { by },
  calendar,
}: Pick<Ask, 'until' | 'request' | 'calendar'>): Origin => {
  const start = startOf(by, until, calendar)
  return { asOf: until, by, calendar, start, end: shift(by, start, 1, calendar) }
}

/** The instant that lies so many periods after the origin, as `periodsNeeded` counts them. */
export const instantAfter = (periods: number, { asOf, by, calendar, end }: Origin): Micros => {
  const begun = Math.ceil(periods) - 1
  const from = begun < 1 ? asOf : shift(by, end, begun - 1, calendar)
  const to = shift(by, end, Math.max(0, begun), calendar)
  return Math.round(from + (periods - Math.max(0, begun)) * (to - from))
}

/** Days, weeks or months, whichever gives at most {@link MOST_BARS}, by their ends. */
export const datesPutTogether = (days: readonly Micros[], calendar: Calendar): Float64Array => {
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  const by = BY.find((one) => shift(one, first, MOST_BARS, calendar) >= last) ?? 'month'
  const known = new Map<Micros, Micros>()
  const endOf = (day: Micros): Micros => {
    const end = known.get(day) ?? shift(by, startOf(by, day - 1, calendar), 1, calendar)
    known.set(day, end)
    return end
  }
  return Float64Array.from(days, endOf)
}

/** The whole periods between the one that has begun and a later date, and the part of one more. */
export const periodsUntil = (
  until: Micros,
  { by, calendar, end }: Origin,
): { whole: number; part: number } => {
  if (until <= end) return { whole: 0, part: 0 }
  const edges = periodEdges(by, end, until, calendar)
  const [from = end, to = end] = edges.slice(-2)
  return until === to
    ? { whole: edges.length - 1, part: 0 }
    : { whole: edges.length - 2, part: (until - from) / (to - from) }
}
