/** Durations for people. Exact seconds stay in the data; this is only how they are read aloud. */

const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
] as const

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1).replace(/\.0$/, '')

/**
 * A duration in its largest fitting unit, to three digits at most.
 *
 * @example durationInWords(277_000) // '3.2 days'
 * @example durationInWords(null) // '–'
 */
export const durationInWords = (seconds: number | null): string => {
  if (seconds === null) return '–'
  const unit = UNITS.find((one) => Math.abs(seconds) >= one.seconds)
  if (!unit) return `${rounded(seconds)} s`
  const value = rounded(seconds / unit.seconds)
  return unit.name === 'day' ? `${value} ${value === '1' ? 'day' : 'days'}` : `${value} ${unit.name}`
}
