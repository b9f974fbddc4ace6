/** What a panel shows, in ways that are one click apart; the last is always how it is defined. */
import { useState, type ReactNode } from 'react'
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

const DEFINITION = 'Definition'

/** Ids of tabs and panels are made of it, in which blanks would part them. */
const valueOf = (name: string): string => name.replaceAll(' ', '-')

export const WaysToRead = ({
  name,
  ways,
  metrics,
}: {
  name: string
  /** The first is shown at first. */
  ways: readonly Way[]
  metrics: readonly MetricId[]
}) => {
  const [chosen, choose] = useState<string | null>(null)
  const names = [...ways.map((way) => way.name), DEFINITION]
  // Another selection may not have the way that was chosen.
  const shown = names.map(valueOf).find((one) => one === chosen) ?? valueOf(names[0] ?? DEFINITION)
  return (
    <Tabs value={shown} onChange={choose} variant="pills" className="panel-tabs" keepMounted={false}>
      <Tabs.List aria-label={`${name}: ways to read it`}>
        {names.map((one) => (
          <Tabs.Tab key={one} value={valueOf(one)}>
            {one}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {ways.map((way) => (
        <Tabs.Panel key={way.name} value={valueOf(way.name)} className={way.isStack ? 'stack' : undefined}>
          {way.shown}
        </Tabs.Panel>
      ))}
      <Tabs.Panel value={DEFINITION}>
        {metrics.map((metric) => (
          <DefinitionText key={metric} definition={DEFINITIONS[metric]} />
        ))}
      </Tabs.Panel>
    </Tabs>
  )
}
