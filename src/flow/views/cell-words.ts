/** Cells of tables as they are read aloud; exact values stay in the data. */
import { durationInWords } from '../duration.ts'
import type { Column, TableCell } from './columns.ts'
import { shareInWords } from '../number-words.ts'

const rounded = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })

/** The date, with hours and minutes unless the day begins with it. */
const minuteOf = (iso: string): string =>
  iso
    .slice(0, 16)
    .replace(/T00:00$/, '')
    .replace('T', ' ')

/** @example cellInWords(277_000, { name: 'age', unit: 'seconds' }) // '3.2 days' */
export const cellInWords = (value: TableCell, { unit }: Pick<Column, 'unit'>): string => {
  if (value === null) return '–'
  if (typeof value === 'string') return unit === 'instant' ? minuteOf(value) : value
  switch (unit) {
    case 'seconds':
      return durationInWords(value)
    case 'working seconds':
      return `${rounded(value / 3600)} h`
    case 'days':
      return `${rounded(value)} ${rounded(value) === '1' ? 'day' : 'days'}`
    case 'share':
      return shareInWords(value)
    case 'percent':
      return `${rounded(value)} %`
    default:
      return rounded(value)
  }
}
