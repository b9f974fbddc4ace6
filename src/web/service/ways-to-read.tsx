/** Chart, table and definition of one side of the service, one click apart. */
import type { ReactNode } from 'react'
import { Tabs } from '@mantine/core'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import type { MetricId } from '../../flow/figures/metrics.ts'
import { DefinitionText } from '../explain/definition-text.tsx'

export const WaysToRead = ({
  name,
  chart,
  table,
  metrics,
}: {
  name: string
  /** Left out where a table says it all. */
  chart?: ReactNode
  table: ReactNode
  metrics: readonly MetricId[]
}) => (
  <Tabs
    defaultValue={chart === undefined ? 'table' : 'chart'}
    variant="pills"
    className="panel-tabs"
    keepMounted={false}
  >
    <Tabs.List aria-label={`${name}: ways to read it`}>
      {chart !== undefined && <Tabs.Tab value="chart">Chart</Tabs.Tab>}
      <Tabs.Tab value="table">Table</Tabs.Tab>
      <Tabs.Tab value="definition">Definition</Tabs.Tab>
    </Tabs.List>
    {chart !== undefined && <Tabs.Panel value="chart">{chart}</Tabs.Panel>}
    <Tabs.Panel value="table">{table}</Tabs.Panel>
    <Tabs.Panel value="definition">
      {metrics.map((metric) => (
        <DefinitionText key={metric} definition={DEFINITIONS[metric]} />
      ))}
    </Tabs.Panel>
  </Tabs>
)
