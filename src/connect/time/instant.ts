/** From the parts of a written time to whole microseconds since the epoch, with every part checked. */
import type { Micros } from '../../flow/event.ts'
import type { Wall } from './zone.ts'

export const FIRST_YEAR = 1700
/** Microseconds are exact in a double up to 2255-06-05. */
export const LAST_YEAR = 2255

export const MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const

const EARLIEST: Micros = Date.UTC(FIRST_YEAR, 0, 1) * 1000

/** Why the instant is outside of what can be held, or null. */
export const outOfRange = (at: Micros): string | null =>
  at >= EARLIEST && at <= Number.MAX_SAFE_INTEGER
    ? null
    : `is outside of the years ${FIRST_YEAR} to ${LAST_YEAR}`

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (LENGTHS[month - 1] ?? 0)

/** Numbers as they were written; `micros` is the fraction of the second. */
export interface Written {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  micros: number
}

/**
 * What the clock on the wall shows, or why there is no such time. A leap second (59:60) counts as the second
 * before it, as in Temporal.
 */
export const wallOf = ({ year, month, day, hour, minute, second, micros }: Written): Wall | string => {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return `has the year ${year}; from ${FIRST_YEAR} to ${LAST_YEAR} is allowed`
  if (month < 1 || month > 12) return `has the month ${month}; 1 to 12 is allowed`
  if (day < 1 || day > daysIn(year, month))
    return `has the day ${day}, but month ${month} of ${year} has ${daysIn(year, month)} days`
  if (hour > 23) return `has the hour ${hour}; 0 to 23 is allowed`
  if (minute > 59) return `has the minute ${minute}; 0 to 59 is allowed`
  if (second > 60 || (second === 60 && minute !== 59)) return `has the second ${second}; 0 to 59 is allowed`
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) * 1000 + micros
}

/** The first six digits of a fraction of a second; further ones are cut off. */
export const microsOf = (fraction: string): number =>
  fraction.length === 6 ? Number(fraction) : Number(fraction.padEnd(6, '0').slice(0, 6))
