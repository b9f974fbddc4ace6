/** A panel about journeys: the figure in words, chart, table, definition, and the way to the data. */
import type { ReactNode } from 'react'
import type { MetricId } from '../../flow/figures/metrics.ts'
import type { ViewTable as Table } from '../../flow/views/columns.ts'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { ViewTable } from '../views/view-table.tsx'

interface JourneyPanelProps {
  readonly id: string
  readonly name: string
  readonly metric: MetricId
  readonly figure: ReactNode
  readonly note: ReactNode
  /** What is asked of it, above the chart. */
  readonly choices?: ReactNode
  /** The chart, or what stands in its place. */
  readonly children: ReactNode
  readonly tables: readonly Table[]
  /** Address of the table as CSV. */
  readonly csv?: string
}

export const JourneyPanel = ({
  id,
  name,
  metric,
  figure,
  note,
  choices,
  children,
  tables,
  csv,
}: JourneyPanelProps) => (
  <section className="card panel panel-large" aria-labelledby={id}>
    <header>
      <h2 id={id}>{name}</h2>
      <p className="panel-figure">{figure}</p>
      <p className="dimmed">{note}</p>
    </header>
    {choices}
    <WaysToRead
      name={name}
      ways={[
        { name: 'Chart', shown: children },
        { name: 'Table', shown: tables.map((table) => <ViewTable key={table.title} table={table} />) },
      ]}
      metrics={[metric]}
    />
    {csv !== undefined && (
      <footer>
        <a href={csv} download>
          CSV
        </a>
      </footer>
    )}
  </section>
)
