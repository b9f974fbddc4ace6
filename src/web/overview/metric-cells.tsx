/** The five metrics at a glance: a value, how it changed, and what stands there when there is no value. */
import type { ReactNode } from 'react'
import type { StreamAnswer } from '../../flow/answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { changeOf, count, percent, type Change } from '../words/figures.ts'
import { MEASURED_NAMES } from '../words/names.ts'

type Glance = StreamAnswer['glances'][number]

const ARROWS = { up: '↑', down: '↓', same: '→' } as const

const ChangeLine = ({ change, before }: { change: Change | null; before: string | null }) =>
  change && (
    <span className="change">
      <span aria-hidden="true">{ARROWS[change.direction]} </span>
      {change.words}
      {before !== null && change.direction !== 'same' && <span className="dimmed"> (was {before})</span>}
    </span>
  )

const Cell = ({
  name,
  value,
  children,
  note,
}: {
  name: string
  value: ReactNode
  children?: ReactNode
  note?: string
}) => (
  <div className="metric">
    <dt>{name}</dt>
    <dd>
      <span className="metric-value">{value}</span>
      {children}
      {note !== undefined && <span className="dimmed metric-note">{note}</span>}
    </dd>
  </div>
)

/** `up from 0` has said it already. */
const wasCount = (before: number): string | null => (before === 0 ? null : count(before))

const none = (words: string): ReactNode => <span className="metric-none">{words}</span>

/** What the figures of a glance are of. */
export const glanceOf = (stream: string, { measured, from, to }: Glance): FigureOf => ({
  measured,
  stream,
  from,
  to,
})

export const MetricCells = ({ stream, glance }: { stream: string; glance: Glance }) => {
  const { velocity, flowTime, load, efficiency } = glance
  const of = glanceOf(stream, glance)
  const noun = MEASURED_NAMES[glance.measured].noun
  return (
    <>
      <Cell
        name="Velocity"
        value={
          <Figure id="velocity" of={of} value={velocity.value}>
            {count(velocity.value)}
          </Figure>
        }
        note={`${noun}s done in 4 weeks`}
      >
        <ChangeLine
          change={changeOf(velocity.value, velocity.before, 'ratio')}
          before={wasCount(velocity.before)}
        />
      </Cell>
      <Cell
        name="Flow time"
        value={
          flowTime.value === null ? (
            none('no data')
          ) : (
            <Figure id="flowTime.p85" of={of} value={flowTime.value}>
              <Duration seconds={flowTime.value} />
            </Figure>
          )
        }
        note={
          flowTime.value === null
            ? `no ${noun} with a flow time done in 4 weeks`
            : `85 % within · n = ${count(flowTime.n)}`
        }
      >
        <ChangeLine
          change={changeOf(flowTime.value, flowTime.before, 'ratio')}
          before={durationInWords(flowTime.before)}
        />
      </Cell>
      <Cell
        name="Load"
        value={
          <Figure id="load" of={of} value={load.value}>
            {count(load.value)}
          </Figure>
        }
        note={`${noun}s in progress`}
      >
        <ChangeLine change={changeOf(load.value, load.before, 'ratio')} before={wasCount(load.before)} />
      </Cell>
      <Cell
        name="Efficiency"
        value={
          efficiency.value === null ? (
            none(efficiency.nothing ?? 'no data')
          ) : (
            <Figure id="efficiency" of={of} value={efficiency.value}>
              {percent(efficiency.value)}
            </Figure>
          )
        }
        note={
          efficiency.value !== null
            ? 'of time in progress is active'
            : efficiency.nothing === 'not configured'
              ? 'no source tells waiting from active'
              : `no ${noun} done in 4 weeks was active or waiting`
        }
      >
        <ChangeLine
          change={changeOf(efficiency.value, efficiency.before, 'points')}
          before={percent(efficiency.before ?? 0)}
        />
      </Cell>
    </>
  )
}
