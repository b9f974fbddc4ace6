/** What a panel shows, in ways that are one click apart; the last is always how it is defined. */
import type { ReactNode } from 'react'
import { Tabs } from '@mantine/core'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import type { MetricId } from '../../flow/figures/metrics.ts'
import { DefinitionText } from './definition-text.tsx'

interface Way {
  readonly name: string
  readonly shown: ReactNode
  /** Several things stand in it, one under the other. */
  readonly isStack?: boolean
}

export const WaysToRead = ({
  name,
  ways,
  metrics,
}: {
  name: string
  /** The first is shown at first. */
  ways: readonly Way[]
  metrics: readonly MetricId[]
}) => (
  <Tabs defaultValue={ways[0]?.name} variant="pills" className="panel-tabs" keepMounted={false}>
    <Tabs.List aria-label={`${name}: ways to read it`}>
      {ways.map((way) => (
        <Tabs.Tab key={way.name} value={way.name}>
          {way.name}
        </Tabs.Tab>
      ))}
      <Tabs.Tab value="Definition">Definition</Tabs.Tab>
    </Tabs.List>
    {ways.map((way) => (
      <Tabs.Panel key={way.name} value={way.name} className={way.isStack ? 'stack' : undefined}>
        {way.shown}
      </Tabs.Panel>
    ))}
    <Tabs.Panel value="Definition">
      {metrics.map((metric) => (
        <DefinitionText key={metric} definition={DEFINITIONS[metric]} />
      ))}
    </Tabs.Panel>
  </Tabs>
)
