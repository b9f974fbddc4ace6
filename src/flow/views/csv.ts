/** Views as CSV (RFC 4180): a header row, then a row per point of the chart. */
import type { ViewAnswer } from '../view-answers.ts'
import type { Column, TableCell, ViewTable } from './columns.ts'
import { tablesOf } from './tables.ts'

/** The unit stands in the header, so that the cells are plain numbers. */
const UNITS: Readonly<Partial<Record<Column['unit'], string>>> = {
  seconds: ' (s)',
  'working seconds': ' (s)',
  days: ' (days)',
  share: ' (0–1)',
  percent: ' (%)',
}

const cell = (value: TableCell): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // Spreadsheets run what begins like a formula; titles come from whoever wrote them.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A table with a header row. Durations are seconds, or days where the header says so; instants ISO 8601 with offset; what
 * is not known is empty.
 */
export const csvOfTable = ({ columns, rows }: ViewTable): string =>
  [columns.map(({ name, unit }) => `${name}${UNITS[unit] ?? ''}`), ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('')

/** The table of the chart. */
export const csvOf = (answer: ViewAnswer): string =>
  csvOfTable(tablesOf(answer)[0] ?? { title: answer.view, columns: [], rows: [] })

/** @example csvNameOf(answer) // 'millrace-shop-flow-time-2026-05-04-2026-08-03.csv' */
export const csvNameOf = ({
  of,
  view,
  window,
}: Pick<ViewAnswer, 'of' | 'window'> & { readonly view: string }): string => {
  const day = (iso: string): string => iso.slice(0, 10)
  return `millrace-${of.stream ?? 'all'}-${view}-${day(window.from)}-${day(window.to)}.csv`
}
