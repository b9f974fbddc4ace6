/** Days, weeks and months of the organisation's zone, as instants. */
import { Temporal } from 'temporal-polyfill'
import { WEEK_DAYS, type WeekDay } from '../model/schema.ts'
import type { By } from './answers.ts'
import type { Micros } from './event.ts'

export interface Calendar {
  readonly zone: string
  readonly weekStart: WeekDay
}

/** More periods than this are refused: nobody reads them, and the answer would be slow. */
export const MAX_PERIODS = 5000

const zoned = (at: Micros, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1000n).toZonedDateTimeISO(zone)

const micros = (time: Temporal.ZonedDateTime): Micros => Number(time.epochNanoseconds / 1000n)

/** Start of the day, week or month of the organisation that holds the instant. */
export const startOf = (by: By, at: Micros, { zone, weekStart }: Calendar): Micros => {
  const day = zoned(at, zone).toPlainDate()
  const first =
    by === 'day'
      ? day
      : by === 'month'
        ? day.with({ day: 1 })
        : day.subtract({ days: (day.dayOfWeek - 1 - WEEK_DAYS.indexOf(weekStart) + 7) % 7 })
  return micros(first.toZonedDateTime(zone))
}

/** The start `count` periods later (or earlier). `start` is the start of a period. */
export const shift = (by: By, start: Micros, count: number, { zone }: Calendar): Micros => {
  const unit = by === 'day' ? { days: count } : by === 'week' ? { weeks: count } : { months: count }
  return micros(zoned(start, zone).toPlainDate().add(unit).toZonedDateTime(zone))
}

/** Starts of all periods that overlap [from, to), and the end of the last. */
export const periodEdges = (by: By, from: Micros, to: Micros, calendar: Calendar): Micros[] => {
  const edges = [startOf(by, from, calendar)]
  for (let end = edges[0] ?? from; end < to;) {
    end = shift(by, end, 1, calendar)
    edges.push(end)
    if (edges.length > MAX_PERIODS) {
      throw new RangeError(`more than ${MAX_PERIODS} periods: choose a shorter window or a longer period`)
    }
  }
  return edges
}

/** ISO 8601 with the offset of the zone, to the millisecond unless it is finer. */
export const isoInstant = (at: Micros, zone: string): string => {
  const time = zoned(at, zone)
  const fraction = at % 1000 !== 0 ? 6 : at % 1_000_000 !== 0 ? 3 : 0
  return time.toString({ timeZoneName: 'never', fractionalSecondDigits: fraction })
}

/**
 * Reads a date (`2026-08-01`, its first instant in the zone) or an ISO instant with offset.
 * @returns null if it is neither.
 */
export const parseWhen = (text: string, zone: string): Micros | null => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return micros(Temporal.PlainDate.from(text).toZonedDateTime(zone))
    return Number(Temporal.Instant.from(text).epochNanoseconds / 1000n)
  } catch {
    return null
  }
}

/** The first instant of the next day after the instant. */
export const endOfDay = (at: Micros, calendar: Calendar): Micros =>
  shift('day', startOf('day', at, calendar), 1, calendar)
