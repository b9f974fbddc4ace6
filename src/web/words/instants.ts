/**
 * Instants for people. Answers carry ISO 8601 with the offset of the organisation's zone, so that the
 * text's own local parts are what is shown: the zone of the browser never comes in.
 */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?/

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: string
  readonly millis: number
}

const partsOf = (iso: string): Parts | null => {
  const found = FORM.exec(iso)
  if (!found) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = ''] = found
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: `${hour}:${minute}`,
    millis:
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) +
      Math.floor(Number(`0.${fraction || '0'}`) * 1000),
  }
}

const dayAndMonth = ({ day, month }: Parts): string => `${day} ${MONTHS[month - 1] ?? month}`

/**
 * The local parts as if they were UTC, in ms: what a chart's axis counts in, so that its ticks fall on
 * the organisation's midnights. Not an instant; over a change to or from summer time it is off by that hour.
 */
export const wallClock = (iso: string): number => partsOf(iso)?.millis ?? Number.NaN

/** @example dateInWords('2026-08-03T00:00:00+02:00') // '3 Aug 2026' */
export const dateInWords = (iso: string): string => {
  const parts = partsOf(iso)
  return parts ? `${dayAndMonth(parts)} ${parts.year}` : iso
}

/** @example instantInWords('2026-08-03T14:05:09+02:00') // '3 Aug 2026, 14:05' */
export const instantInWords = (iso: string): string => {
  const parts = partsOf(iso)
  return parts ? `${dayAndMonth(parts)} ${parts.year}, ${parts.time}` : iso
}

/** The calendar date: `2026-08-03`. */
export const dateOf = (iso: string): string => iso.slice(0, 10)

/** The date `days` later. @param date `2026-08-03` */
export const shiftDate = (date: string, days: number): string =>
  new Date(wallClock(date) + days * 86_400_000).toISOString().slice(0, 10)

/** The name of a period by its start. @example periodInWords('2026-08-03T00:00:00Z', 'week') // 'week of 3 Aug 2026' */
export const periodInWords = (start: string, by: 'day' | 'week' | 'month'): string => {
  const parts = partsOf(start)
  if (!parts) return start
  if (by === 'month') return `${MONTHS[parts.month - 1] ?? parts.month} ${parts.year}`
  return by === 'week' ? `week of ${dateInWords(start)}` : dateInWords(start)
}

/** The short name of a period, for an axis. The year is told where the axis covers several. */
export const periodOnAxis = (start: string, by: 'day' | 'week' | 'month', withYear: boolean): string => {
  const parts = partsOf(start)
  if (!parts) return start
  const name = by === 'month' ? (MONTHS[parts.month - 1] ?? String(parts.month)) : dayAndMonth(parts)
  return withYear ? `${name} ’${String(parts.year).slice(2)}` : name
}

/** A half-open window as people say it: the last day that it holds, not the first that it does not. */
export const windowInWords = (from: string, to: string): string => {
  const end = partsOf(to)
  const last = end?.time === '00:00' ? dateInWords(shiftDate(dateOf(to), -1)) : instantInWords(to)
  const first = dateInWords(from)
  return first === last ? first : `${first} – ${last}`
}
