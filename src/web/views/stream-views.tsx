/** What the pages of a stream have in common: which stream, the filters of the address, the query that they make. */
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { Measured } from '../../flow/facts.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { ViewAnswer, ViewId } from '../../flow/view-answers.ts'
import { overviewQuery, viewQuery } from '../api/queries.ts'
import type { Query } from '../api/request.ts'
import { Revised } from '../explain/revised.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { isNothing, NothingCard, Stale } from '../parts/nothing.tsx'
import { Prose } from '../parts/prose.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { WhenAnswered } from '../parts/when-answered.tsx'
import { windowOf, type StreamSearch } from '../search/stream-search.ts'
import { instantInWords, windowInWords } from '../words/instants.ts'

/** The slices that the stream serves, with those within them; all of the map where it serves streams. */
export const slicesOf = (stream: StreamAnswer, all: OverviewAnswer['slices']): OverviewAnswer['slices'] => {
  const served = new Set(stream.for.map(({ id }) => id))
  let before = -1
  while (before !== served.size) {
    before = served.size
    for (const { id, within } of all) if (within !== null && served.has(within)) served.add(id)
  }
  const slices = all.filter(({ id }) => served.has(id))
  return slices.length > 0 ? slices : all
}

export interface Asked {
  readonly measures: readonly Measured[]
  readonly measured: Measured
  readonly query: Query
}

/** What the address asks of the stream. */
export const askedOf = (stream: StreamAnswer, search: StreamSearch): Asked => {
  const measures = stream.glances.map((glance) => glance.measured)
  const measured = measures.find((one) => one === search.measured) ?? measures[0] ?? 'work'
  const glance = stream.glances.find((one) => one.measured === measured)
  return {
    measures,
    measured,
    query: {
      stream: stream.id,
      measured,
      slice: search.slice,
      team: search.team,
      type: search.type,
      by: search.by,
      ...windowOf(search, glance?.to ?? null),
    },
  }
}

/** The question for one view: its own choices are no part of the others' questions, which need not be asked again. */
export const queryOf = (view: ViewId, { query }: Asked, { clock, group, basis }: StreamSearch): Query => ({
  ...query,
  ...(view === 'flow-time' ? { clock } : {}),
  ...(view === 'load' ? { group } : {}),
  ...(view === 'mix' ? { basis } : {}),
})

/** Finds the stream of the address, or says that there is none. */
export const WithStream = ({
  id,
  children,
}: {
  id: string
  children: (stream: StreamAnswer, overview: OverviewAnswer) => ReactNode
}) => {
  const { data, error, refetch } = useQuery(overviewQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const stream = data.streams.find((one) => one.id === id)
  if (stream) return children(stream, data)
  return (
    <div className="notice">
      <h1>The map has no stream “{id}”</h1>
      <p>
        It may have been renamed. <Link to="/">All streams</Link> are on the first page.
      </p>
    </div>
  )
}

/** Window, zone, reach and policies: said once, above the figures that rest on them. */
export const Basis = ({ answer }: { answer: Pick<ViewAnswer, 'window' | 'timeZone' | 'policies'> }) => (
  <p className="dimmed basis">
    <span>{windowInWords(answer.window.from, answer.window.to)}</span>
    <span>{answer.timeZone}</span>
    <span>known up to {instantInWords(answer.window.asOf)}</span>
    {answer.policies.map((policy) => (
      <span key={policy}>
        <Prose text={policy} />
      </span>
    ))}
  </p>
)

/** What is in none of the figures: said above them, for it changes how they are to be read. */
export const Warnings = ({ warnings }: { warnings: readonly string[] }) =>
  warnings.length === 0 ? null : (
    <ul className="banner" aria-label="What these figures leave out">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  )

/** What stands above all figures of a page; null with its reason where there is nothing to measure from. */
export const Beginning = ({ answer }: { answer: ViewAnswer }) => (
  <>
    <Stale data={answer.data} />
    <Basis answer={answer} />
    <Revised of={figuresOf(answer)} />
    <Warnings warnings={answer.warnings} />
  </>
)

/** Asks for a view, and shows it once it is there. */
export const AskedView = ({
  view,
  query,
  height,
  children,
}: {
  view: ViewId
  query: Query
  /** px, of the room kept while it is asked for */
  height: number
  children: (answer: ViewAnswer) => ReactNode
}) => {
  const asked = useQuery(viewQuery(view, query))
  const { isPlaceholderData } = asked
  return (
    <WhenAnswered asked={asked} height={height}>
      {(answer) =>
        isNothing(answer.data) ? (
          <NothingCard data={answer.data} />
        ) : (
          <div className="asked" aria-busy={isPlaceholderData} data-waiting={isPlaceholderData || undefined}>
            {children(answer)}
          </div>
        )
      }
    </WhenAnswered>
  )
}
