/** Figures as they are read aloud; exact values stay in the data. */
import type { By } from '../answers.ts'
import { durationInWords } from '../duration.ts'
import { FIGURES, type FigureUnit } from './figure.ts'

const rounded = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })

const plural = (value: number, noun: string): string =>
  `${rounded(value)} ${rounded(value) === '1' ? noun : `${noun}s`}`

const UNITS: Readonly<Record<FigureUnit, (value: number, by: By) => string>> = {
  items: (value) => plural(value, 'item'),
  'items per period': (value, by) => `${plural(value, 'item')} per ${by}`,
  seconds: durationInWords,
  'working seconds': (value) => plural(value / 3600, 'working hour'),
  days: (value) => plural(value, 'calendar day'),
  share: (value) => `${rounded(value * 100)} %`,
  percent: (value) => `${rounded(value)} %`,
  periods: (value, by) => plural(value, by),
}

/**
 * @param by The length of the periods, for figures that depend on it.
 * @example figureInWords('flowTime.p85', 277_000, 'week') // '3.2 days'
 */
export const figureInWords = (figure: string, value: number | null, by: By): string => {
  const unit = FIGURES[figure]?.unit
  return value === null || unit === undefined ? '–' : UNITS[unit](value, by)
}
