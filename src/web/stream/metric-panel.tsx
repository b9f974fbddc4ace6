/** A metric with all that explains it: the figure in words, chart, table, definition, the items behind it. */
import type { ReactNode } from 'react'
import { Tabs } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Five, FlowAnswer } from '../../flow/answers.ts'
import type { ItemsSearch } from '../search/items-search.ts'
import { countOf } from '../words/figures.ts'
import { METRIC_NAMES } from '../words/names.ts'
import { itemsBehind } from './figure-items.ts'
import { MetricDefinition } from './metric-definition.tsx'

export interface LeftOut {
  readonly words: string
  readonly search: ItemsSearch
}

export interface MetricPanelProps {
  readonly metric: Five
  readonly answer: FlowAnswer
  readonly noun: string
  /** The figure, large, and what it says. */
  readonly figure: ReactNode
  readonly note: ReactNode
  /** How many items the figure counts. */
  readonly n: number
  /** Instead of the chart, where there is nothing to draw. */
  readonly nothing?: ReactNode
  readonly chart: ReactNode
  readonly table: ReactNode
  readonly leftOut?: readonly LeftOut[]
}

export const MetricPanel = (props: MetricPanelProps) => {
  const { metric, answer, n, noun, leftOut = [] } = props
  return (
    <section className="card panel" aria-labelledby={`metric-${metric}`}>
      <header>
        <h2 id={`metric-${metric}`}>{METRIC_NAMES[metric]}</h2>
        <p className="panel-figure">{props.figure}</p>
        <p className="dimmed">{props.note}</p>
      </header>
      <Tabs defaultValue="chart" variant="pills" className="panel-tabs" keepMounted={false}>
        <Tabs.List aria-label={`${METRIC_NAMES[metric]}: ways to read it`}>
          <Tabs.Tab value="chart">Chart</Tabs.Tab>
          <Tabs.Tab value="table">Table</Tabs.Tab>
          <Tabs.Tab value="definition">Definition</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="chart">{props.nothing ?? props.chart}</Tabs.Panel>
        <Tabs.Panel value="table">{props.nothing ?? props.table}</Tabs.Panel>
        <Tabs.Panel value="definition">
          <MetricDefinition metric={metric} version={answer.definitions[metric]} />
        </Tabs.Panel>
      </Tabs>
      <footer>
        <Link to="/items" search={itemsBehind(answer, metric)}>
          {countOf(n, noun)} behind this figure
        </Link>
        {leftOut.length > 0 && (
          <span>
            Left out:{' '}
            {leftOut.map(({ words, search }, i) => (
              <span key={words}>
                {i > 0 && ', '}
                <Link to="/items" search={search}>
                  {words}
                </Link>
              </span>
            ))}
          </span>
        )}
      </footer>
    </section>
  )
}
