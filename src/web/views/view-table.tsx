/** A table of a view, as its CSV has it. */
import { cellInWords } from '../../flow/views/cell-words.ts'
import type { Column, TableCell, ViewTable as Table } from '../../flow/views/columns.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'

/** So many rows are shown; the CSV has all. */
const MOST = 500

const sentence = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const isNumber = ({ unit }: Column): boolean => unit !== 'text' && unit !== 'instant'

/** Whether all instants of a column are starts of days, so that the time of day tells nothing. */
const areDays = (rows: Table['rows'], k: number): boolean =>
  rows.every((row) => typeof row[k] !== 'string' || row[k].slice(10, 19) === 'T00:00:00')

const Cell = ({ value, unit, isDay }: { value: TableCell; unit: Column['unit']; isDay: boolean }) => {
  if (value === null) return <span className="dimmed">–</span>
  if (unit === 'instant') return <Instant at={String(value)} only={isDay ? 'date' : undefined} />
  if (unit === 'seconds') return <Duration seconds={Number(value)} />
  return cellInWords(value, { unit })
}

export const ViewTable = ({ table }: { table: Table }) => {
  const days = table.columns.map(({ unit }, k) => unit === 'instant' && areDays(table.rows, k))
  return (
    <>
      <TableScroll label={table.title}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.name} scope="col" className={isNumber(column) ? 'number' : undefined}>
                {sentence(column.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, MOST).map((row, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place
            <tr key={i}>
              {table.columns.map((column, k) => {
                const content = <Cell value={row[k] ?? null} unit={column.unit} isDay={days[k] ?? false} />
                return k === 0 ? (
                  <th key={column.name} scope="row" className={isNumber(column) ? 'number' : undefined}>
                    {content}
                  </th>
                ) : (
                  <td key={column.name} className={isNumber(column) ? 'number' : undefined}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </TableScroll>
      {table.rows.length > MOST && (
        <p className="dimmed small">
          The first {count(MOST)} of {count(table.rows.length)} rows; the CSV has all.
        </p>
      )}
    </>
  )
}
