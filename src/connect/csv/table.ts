/** A table with a row per item, whose columns say when it entered which status. */
import type { Micros } from '../../flow/event.ts'
import type { TimeReader } from '../time/reader.ts'
import type { DateColumn, Layout } from './columns.ts'
import type { RowReader } from './events.ts'
import { fieldsOf, itemOf, noItem, rowHash } from './fields.ts'

interface Entered extends DateColumn {
  readonly at: Micros
  readonly text: string
}

/** The first date that lies before one that is to come before it, in words. */
const contradiction = (entered: readonly Entered[]): string | null => {
  for (const [i, later] of entered.entries()) {
    const earlier = entered.slice(0, i).find(({ at }) => at > later.at)
    if (earlier) return `${later.status} ${later.text} before ${earlier.status} ${earlier.text}`
  }
  return null
}

/**
 * Each date of a row is an event. The dates stand in the map in the order in which they happen; a row that
 * contradicts it is taken, with a fault that keeps it out of the durations.
 */
export const tableRows = (file: string, layout: Layout, time: TimeReader): RowReader => {
  const idOf = rowHash(layout.header)
  const { dates, id } = layout
  const dateNames = dates.map(({ name }) => `\`${name}\``).join(', ')

  return (row, line, batch) => {
    const item = itemOf(layout, row)
    if (item === '') {
      batch.reject(line, noItem(layout))
      return
    }
    const entered: Entered[] = []
    for (const date of dates) {
      const text = row[date.index]?.trim() ?? ''
      if (text === '') continue
      const at = time.read(text)
      if (typeof at === 'string') {
        batch.reject(line, `\`${date.name}\`: \`${text}\` ${at}`)
        return
      }
      entered.push({ ...date, at, text })
    }
    if (entered.length === 0) {
      batch.reject(line, `no date in ${dateNames}: nothing is known of when \`${item}\` was in which status`)
      return
    }
    const fault = contradiction(entered)
    const fields = fieldsOf(layout, row)
    const own = id === null ? '' : row[id]?.trim()
    for (const [i, { index, name, status, at }] of entered.entries()) {
      batch.add({
        id: own ? `${own} ${name}` : idOf(row, name),
        item,
        at,
        // Dates are often whole days: on the same day the order of the map decides.
        ord: line * layout.header.length + dates.findIndex((date) => date.index === index),
        step: 'enter',
        state: status,
        instance: null,
        fields: i === 0 ? fields : null,
        was: null,
        fault,
        partial: false,
        ref: `${file} row ${line}`,
      })
    }
  }
}
