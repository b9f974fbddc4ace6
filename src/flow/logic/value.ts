/** What metric logic amounts to: a value with what it is made of, or why there is none. */
import { inWords, type Dimension } from '../../model/logic/logic.ts'
import { durationInWords } from '../duration.ts'

/** Hits among tries that are independent of each other: what has an uncertainty that can be computed. */
export interface Proportion {
  readonly hits: number
  readonly of: number
}

/** A quantity as it was found. */
export interface Found {
  readonly value: number | null
  readonly dimension: Dimension
  /** Observations that it is made of; null where that means nothing. */
  readonly n: number | null
  /** What was counted, in words. */
  readonly what: string
  /** Why there is no value. */
  readonly why: string | null
  /** The journeys behind it, each once, in the order of the log; null where it is not of journeys. */
  readonly journeys: Int32Array | null
  readonly proportion?: Proportion
  /** The same journeys, where they are counted because they began in the window. */
  readonly cohort?: Int32Array
}

/** A duration of each pass, as it was found: seconds, ascending. */
export interface Values {
  readonly values: readonly number[]
  readonly journeys: Int32Array | null
  readonly what: string
  readonly why: string | null
}

/** A quantity of the logic with its number: what explains the whole. */
export interface Part extends Found {
  /** As the logic names it: `reached(order.delivered)`. */
  readonly logic: string
  readonly words: string
}

/** The value of logic. Durations are seconds, ratios are of 1, money is in its currency. */
export interface Evaluated {
  readonly value: number | null
  readonly dimension: Dimension
  /** Observations behind it; of a quotient of counts those below the line. */
  readonly n: number | null
  readonly why: string | null
  readonly parts: readonly Part[]
  readonly proportion: Proportion | null
  /** Journeys that began in the window, of which it counts these: shares of them have journeys still open. */
  readonly cohort: Int32Array | null
  /** Of a share of journeys: those that have not got there and are still open (censored). */
  readonly open: Int32Array | null
}

const number = (value: number, digits: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits })

/** To three digits, but hundreds whole. @example shareInWords(0.42345) // '42.3 %' */
const shareInWords = (share: number): string => {
  const percent = share * 100
  const size = Math.abs(percent)
  const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
  return `${number(percent, digits)} %`
}

/** A value as people read it. @param unit What the map or the result calls the unit of a plain number. */
export const valueInWords = (value: number | null, dimension: Dimension, unit?: string): string => {
  if (value === null) return '–'
  switch (dimension.kind) {
    case 'ratio':
      return shareInWords(value)
    case 'duration':
    case 'durations':
      return durationInWords(value)
    case 'money':
      return `${value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${dimension.currency}`
    case 'count':
      return number(value, 1)
    default:
      return `${number(value, 2)}${unit === undefined ? '' : ` ${unit}`}`
  }
}

/** Two dimensions that do not fit, in a sentence without a full stop. */
export const misfit = (a: Dimension, b: Dimension): string => `${inWords(a)} does not go with ${inWords(b)}`
