/** Units of literals, and what a literal amounts to in base units. */
import type { Literal } from './ast.ts'
import type { Dimension } from './dimensions.ts'

/** Units of time, in seconds. A day is 24 hours: durations are elapsed time, not calendar days. */
export const TIME_UNITS = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86_400, w: 604_800 } as const

/** What people write for a unit, in lower case, and how it is written here. */
const SPELLINGS: Readonly<Record<string, string>> = {
  sec: 's',
  second: 's',
  seconds: 's',
  m: 'min',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
  percent: '%',
}

/** The unit that was probably meant, or null. */
export const meantUnit = (unit: string): string | null => {
  const lower = unit.toLowerCase()
  if (lower in TIME_UNITS) return lower
  return SPELLINGS[lower] ?? (/^[a-z]{3}$/.test(unit) ? unit.toUpperCase() : null)
}

const isTimeUnit = (unit: string): unit is keyof typeof TIME_UNITS => Object.hasOwn(TIME_UNITS, unit)

/** What a unit measures; null if there is no such unit. Three capitals are a currency (ISO 4217). */
export const dimensionOf = (unit: string | null): Dimension | null => {
  if (unit === null) return { kind: 'number' }
  if (unit === '%') return { kind: 'ratio' }
  if (isTimeUnit(unit)) return { kind: 'duration' }
  return /^[A-Z]{3}$/.test(unit) ? { kind: 'money', currency: unit } : null
}

/** What a literal amounts to: durations in seconds, ratios as 1 = 100 %, money in its currency. */
export const amountOf = ({ digits, unit }: Literal): number => {
  // 99.9 / 100 is not 0.999 in binary; the text `99.9e-2` is.
  if (unit === '%') return Number(`${digits}e-2`)
  return unit !== null && isTimeUnit(unit) ? Number(digits) * TIME_UNITS[unit] : Number(digits)
}
