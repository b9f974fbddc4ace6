/** A stream: what it promises, and how it flows. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { FlowAnswer, OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import { flowQuery, overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Nothing, Stale } from '../parts/nothing.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { windowOf, type StreamSearch } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { instantInWords, windowInWords } from '../words/instants.ts'
import { MEASURED_NAMES } from '../words/names.ts'
import { DistributionPanel } from './distribution-panel.tsx'
import { EfficiencyPanel } from './efficiency-panel.tsx'
import { FlowTimePanel } from './flow-time-panel.tsx'
import { LoadPanel } from './load-panel.tsx'
import { StreamFilters } from './stream-filters.tsx'
import { StreamHeader } from './stream-header.tsx'
import { StreamTabs } from './stream-tabs.tsx'
import { VelocityPanel } from './velocity-panel.tsx'

const route = getRouteApi('/streams/$id')

/** The slices that the stream serves, with those within them; all of the map where it serves streams. */
const slicesOf = (stream: StreamAnswer, all: OverviewAnswer['slices']): OverviewAnswer['slices'] => {
  const served = new Set(stream.for.map(({ id }) => id))
  let before = -1
  while (before !== served.size) {
    before = served.size
    for (const { id, within } of all) if (within !== null && served.has(within)) served.add(id)
  }
  const slices = all.filter(({ id }) => served.has(id))
  return slices.length > 0 ? slices : all
}

const Basis = ({ answer }: { answer: FlowAnswer }) => (
  <p className="dimmed basis">
    <span>{windowInWords(answer.window.from, answer.window.to)}</span>
    <span>
      {answer.timeZone}, weeks start on {answer.weekStart[0]?.toUpperCase()}
      {answer.weekStart.slice(1)}
    </span>
    <span>known up to {instantInWords(answer.window.asOf)}</span>
    {answer.policies.map((policy) => (
      <span key={policy}>{policy}</span>
    ))}
  </p>
)

/** What is in none of the figures: said above them, for it changes how they are to be read. */
const Warnings = ({ warnings }: { warnings: readonly string[] }) =>
  warnings.length === 0 ? null : (
    <ul className="banner" aria-label="What these figures leave out">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  )

const Figures = ({ answer }: { answer: FlowAnswer }) => {
  const { data } = answer
  if (data.kind === 'not configured' || data.kind === 'no data') {
    return (
      <div className="card">
        <Nothing kind={data.kind} why={data.why} />
      </div>
    )
  }
  const { noun } = MEASURED_NAMES[answer.of.measured]
  return (
    <>
      <Stale data={data} />
      <Basis answer={answer} />
      <Warnings warnings={answer.warnings} />
      <div className="panels">
        <VelocityPanel answer={answer} noun={noun} />
        <FlowTimePanel answer={answer} noun={noun} />
        <LoadPanel answer={answer} noun={noun} />
        <div className="panels-stacked">
          <EfficiencyPanel answer={answer} noun={noun} />
          <DistributionPanel answer={answer} noun={noun} />
        </div>
      </div>
    </>
  )
}

const Stream = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(stream.name)
  const measures = stream.glances.map((glance) => glance.measured)
  const measured = measures.find((one) => one === search.measured) ?? measures[0] ?? 'work'
  const glance = stream.glances.find((one) => one.measured === measured)
  const { data, error, refetch, isPlaceholderData } = useQuery(
    flowQuery({
      stream: stream.id,
      measured,
      slice: search.slice,
      type: search.type,
      by: search.by,
      ...windowOf(search, glance?.to ?? null),
    }),
  )
  const change = (changes: Partial<StreamSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  return (
    <div className="stack">
      {stream.simulated && <SimulatedNotice />}
      <StreamTabs id={stream.id} />
      <StreamHeader stream={stream} all={overview.streams} />
      <StreamFilters
        search={search}
        measures={measures}
        measured={measured}
        slices={slicesOf(stream, overview.slices)}
        shown={data?.window ?? null}
        onChange={change}
      />
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div className="stack" aria-busy={isPlaceholderData} data-waiting={isPlaceholderData || undefined}>
          <Figures answer={data} />
        </div>
      ) : (
        <Skeleton height={420} />
      )}
    </div>
  )
}

export const StreamPage = () => {
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(overviewQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const stream = data.streams.find((one) => one.id === id)
  if (stream) return <Stream key={stream.id} stream={stream} overview={data} />
  return (
    <div className="notice">
      <h1>The map has no stream “{id}”</h1>
      <p>
        It may have been renamed. <Link to="/">All streams</Link> are on the first page.
      </p>
    </div>
  )
}
