/** Working time and calendar days: labelled alternatives to elapsed time. */
import { Temporal } from 'temporal-polyfill'
import { WEEK_DAYS, type WorkingCalendar } from '../model/schema.ts'
import { shift, startOf, type Calendar } from './calendar.ts'
import type { Micros } from './event.ts'
import type { Window } from './measures/measures.ts'

/** Position of the last of the ascending numbers that is not after the value; −1 if all are. */
const lastUpTo = (ascending: readonly number[], value: number): number => {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The local dates that overlap the range, with the instant at which each begins. */
const daysIn = ({ from, to }: Window, { zone }: Calendar): { date: Temporal.PlainDate; start: Micros }[] => {
  const calendar: Calendar = { zone, weekStart: 'monday' }
  const days: { date: Temporal.PlainDate; start: Micros }[] = []
  for (let start = startOf('day', from, calendar); start <= to; start = shift('day', start, 1, calendar)) {
    const instant = Temporal.Instant.fromEpochNanoseconds(BigInt(start) * 1000n)
    days.push({ date: instant.toZonedDateTimeISO(zone).toPlainDate(), start })
  }
  return days
}

/**
 * Working time between two instants of a range: the part of it that lies on working days, between the hours of the
 * calendar, and not on a holiday. Exact to the µs, also where the clocks change.
 *
 * @param range Everything asked for must lie in here; both ends belong to it.
 * @returns (from, to) → µs. Additive: a → b and b → c together are a → c. Never more than elapsed.
 * @example Monday to Friday 9:00–17:00: Friday 16:00 → Monday 10:00 are 2 hours.
 */
export const workingTime = (
  { days, from, to, holidays }: WorkingCalendar,
  calendar: Calendar,
  range: Window,
): ((start: Micros, end: Micros) => Micros) => {
  const working = new Set(days.map((day) => WEEK_DAYS.indexOf(day) + 1))
  const off = new Set(holidays)
  const starts: Micros[] = []
  const ends: Micros[] = []
  /** Working time before each of the working days. */
  const before: Micros[] = []
  let total = 0
  for (const { date } of daysIn(range, calendar)) {
    if (!working.has(date.dayOfWeek) || off.has(date.toString())) continue
    const at = (time: string): Micros =>
      Number(date.toZonedDateTime({ timeZone: calendar.zone, plainTime: time }).epochNanoseconds / 1000n)
    const [start, end] = [at(from), at(to)]
    // The hours of a working day may be those that are left out when clocks go forward.
    if (end <= start) continue
    starts.push(start)
    ends.push(end)
    before.push(total)
    total += end - start
  }
  const until = (at: Micros): Micros => {
    const day = lastUpTo(starts, at)
    return day < 0 ? 0 : (before[day] ?? 0) + Math.min(at, ends[day] ?? at) - (starts[day] ?? at)
  }
  return (start, end) => until(end) - until(start)
}

/**
 * Calendar days from one instant to another, both counted: localDate(end) − localDate(start) + 1 [Vacanti].
 *
 * @param range Everything asked for must lie in here; both ends belong to it.
 */
export const calendarDays = (calendar: Calendar, range: Window): ((start: Micros, end: Micros) => number) => {
  const starts = daysIn(range, calendar).map(({ start }) => start)
  return (start, end) => lastUpTo(starts, end) - lastUpTo(starts, start) + 1
}
