/** Times written as a number since 1970: seconds, milliseconds, microseconds or nanoseconds. */
import type { Micros } from '../../flow/event.ts'
import { outOfRange } from './instant.ts'

/** Unit → by how many decimal places it is coarser than a microsecond. */
const PLACES = { 'epoch-s': 6, 'epoch-ms': 3, 'epoch-us': 0, 'epoch-ns': -3 } as const

export type EpochFormat = keyof typeof PLACES
export const EPOCH_FORMATS = Object.keys(PLACES) as EpochFormat[]

const NUMBER = /^([+-]?)(\d+)(?:[.,](\d+))?$/

export const isNumber = (text: string): boolean => NUMBER.test(text)

/**
 * Moves the decimal point in the text, so that nanoseconds beyond 2^53 stay exact. What is finer than a
 * microsecond is cut off towards the past, as it is for a time that is written with a date.
 *
 * @returns The instant, or why there is none.
 */
export const readEpoch = (text: string, format: EpochFormat): Micros | string => {
  const match = NUMBER.exec(text)
  if (!match) return 'is no number'
  const [, sign, whole = '', fraction = ''] = match
  const digits = whole + fraction
  const point = whole.length + PLACES[format]
  const kept = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const cutOff = /[1-9]/.test(digits.slice(Math.max(0, point)))
  const at = sign === '-' ? 0 - Number(kept) - (cutOff ? 1 : 0) : Number(kept)
  const problem = outOfRange(at)
  return problem === null ? at : `read as ${format} ${problem}`
}

/**
 * The unit that numbers of this size most likely have, for times after March 1973; null for smaller ones,
 * which could be any.
 */
export const likelyUnit = (text: string): EpochFormat | null => {
  const length = NUMBER.exec(text)?.[2]?.replace(/^0+/, '').length ?? 0
  if (length < 9) return null
  if (length <= 11) return 'epoch-s'
  if (length <= 14) return 'epoch-ms'
  return length <= 17 ? 'epoch-us' : 'epoch-ns'
}
