/** What the connector keeps of the cells of a row. */
import { FIELD, type Fields, type FieldValue } from '../../flow/event.ts'
import { contentHash, withLength } from '../content-hash.ts'
import type { Layout } from './columns.ts'

const labelsOf = (cell: string): string[] =>
  cell
    .split(/[|;,]/)
    .map((label) => label.trim())
    .filter((label) => label !== '')

/** The fields that a row sets. An empty cell says nothing: the field stays as it was. */
export const fieldsOf = (layout: Layout, row: readonly string[]): Fields | null => {
  const fields: Record<string, FieldValue> = {}
  let any = false
  for (const [name, index] of layout.fields) {
    const value = row[index]?.trim()
    if (value === undefined || value === '') continue
    fields[name] = value
    any = true
  }
  if (layout.labels !== null) {
    const labels = labelsOf(row[layout.labels] ?? '')
    if (labels.length > 0) {
      fields[FIELD.labels] = labels
      any = true
    }
  }
  return any ? fields : null
}

/** Cells joined with `/`; empty ones are left out. */
export const joined = (row: readonly string[], columns: readonly number[]): string => {
  const [only] = columns
  if (columns.length === 1 && only !== undefined) return row[only]?.trim() ?? ''
  return columns
    .map((index) => row[index]?.trim() ?? '')
    .filter((cell) => cell !== '')
    .join('/')
}

/** The item that a row names; empty if one of the columns that name it is. */
export const itemOf = (layout: Layout, row: readonly string[]): string => {
  for (const index of layout.item) if (!row[index]?.trim()) return ''
  return joined(row, layout.item)
}

/** Why a row without item is refused. */
export const noItem = ({ item, header }: Layout): string =>
  `${item.map((index) => `\`${header[index]}\``).join(', ')} is empty: it must name the item`

/**
 * Identifies a row by all that it says, so that the same row read again is the same event. The order of the
 * columns makes no difference.
 */
export const rowHash = (header: readonly string[]): ((row: readonly string[], suffix?: string) => string) => {
  const order = header.map((name, index) => ({ name, index })).sort((a, b) => (a.name < b.name ? -1 : 1))
  const columns = order.map(({ index }) => index)
  const names = JSON.stringify(order.map(({ name }) => name))
  return (row, suffix = '') => {
    let text = names
    for (const index of columns) text += withLength(row[index]?.trim() ?? '')
    return contentHash(text + suffix)
  }
}
