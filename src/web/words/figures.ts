/** Numbers for people, in English notation. */
import { countOf } from '../../flow/number-words.ts'

export { countInWords as count, countOf } from '../../flow/number-words.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const micro = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

/** @example decimal(12.34) // '12.3' */
export const decimal = (n: number): string => tenth.format(n)

/** A share of 1. @example percent(0.423) // '42 %' */
export const percent = (share: number): string => `${whole.format(share * 100)} %`

/** The duration that a rounded one stands for. @example exactSeconds(277000) // '277,000 s' */
export const exactSeconds = (seconds: number): string => `${micro.format(seconds)} s`

export interface Change {
  readonly direction: 'up' | 'down' | 'same'
  readonly words: string
}

/**
 * How a figure changed, in words that do not say whether that is good.
 *
 * @param unit `ratio` for a change in percent of what was, `points` for shares of 1.
 * @returns null where one of the two is not known.
 */
export const changeOf = (
  value: number | null,
  before: number | null,
  unit: 'ratio' | 'points',
): Change | null => {
  if (value === null || before === null) return null
  const difference = unit === 'points' ? Math.round(value * 100) - Math.round(before * 100) : value - before
  if (difference === 0) return { direction: 'same', words: 'unchanged' }
  const direction = difference > 0 ? 'up' : 'down'
  const size = Math.abs(difference)
  if (unit === 'points') return { direction, words: `${direction} ${countOf(size, 'point')}` }
  if (before === 0) return { direction, words: `${direction} from 0` }
  const share = size / before
  return { direction, words: `${direction} ${share < 0.005 ? 'under 1 %' : percent(share)}` }
}
