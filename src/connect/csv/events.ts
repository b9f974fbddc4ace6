/** A log with a row per event. */
import type { BatchBuilder } from '../batch.ts'
import { stepOf } from '../lifecycle.ts'
import type { TimeReader } from '../time/reader.ts'
import type { Layout } from './columns.ts'
import { fieldsOf, itemOf, joined, noItem, rowHash } from './fields.ts'

/** Takes one row into the batch, as readings or as a rejection. */
export type RowReader = (row: readonly string[], line: number, batch: BatchBuilder) => void

/** The digits at the end of a text as a number, as far as a number can hold them; none count as 0. */
const numberAtEnd = (text: string): number => Number(/\d{1,15}$/.exec(text.trim())?.[0] ?? 0)

/**
 * @param columnName Of the time, for messages.
 * @returns A function that refuses a row without item or with a time that is none.
 */
export const eventRows = (
  file: string,
  layout: Layout,
  columnName: string,
  time: TimeReader,
  timeColumn: number,
): RowReader => {
  const idOf = rowHash(layout.header)
  const status = layout.state.length > 0 ? layout.state : layout.activity
  const { lifecycle, instance, order, id } = layout
  const ofActivities = layout.state.length === 0 && lifecycle !== null

  return (row, line, batch) => {
    const item = itemOf(layout, row)
    if (item === '') {
      batch.reject(line, noItem(layout))
      return
    }
    const text = row[timeColumn]?.trim() ?? ''
    const at = text === '' ? 'is empty: a time is needed' : time.read(text)
    if (typeof at === 'string') {
      batch.reject(line, `\`${columnName}\`${text === '' ? '' : `: \`${text}\``} ${at}`)
      return
    }
    const state = joined(row, status)
    const step = state === '' ? 'fields' : ofActivities ? stepOf(row[lifecycle]?.trim() ?? '') : 'enter'
    batch.add({
      id: (id === null ? '' : row[id]?.trim()) || idOf(row),
      item,
      at,
      ord: order === null ? line : numberAtEnd(row[order] ?? ''),
      step,
      state: step === 'fields' ? null : state,
      instance: (instance === null ? '' : row[instance]?.trim()) || null,
      fields: fieldsOf(layout, row),
      was: null,
      fault: null,
      partial: false,
      ref: `${file} row ${line}`,
    })
  }
}
