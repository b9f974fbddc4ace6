/** A table of a view, as its CSV has it. */
import type { Column, TableCell, ViewTable as Table } from '../../flow/views/columns.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, decimal, percent } from '../words/figures.ts'

/** So many rows are shown; the CSV has all. */
const MOST = 500

const sentence = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const isNumber = ({ unit }: Column): boolean => unit !== 'text' && unit !== 'instant'

const Cell = ({ value, unit }: { value: TableCell; unit: Column['unit'] }) => {
  if (value === null) return <span className="dimmed">–</span>
  if (unit === 'instant') return <Instant at={String(value)} />
  if (typeof value === 'string') return value
  if (unit === 'seconds') return <Duration seconds={value} />
  if (unit === 'share') return percent(value)
  if (unit === 'percent') return `${decimal(value)} %`
  return unit === 'items' ? count(value) : decimal(value)
}

export const ViewTable = ({ table }: { table: Table }) => (
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
              const content = <Cell value={row[k] ?? null} unit={column.unit} />
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
