/** A stream as a running service: what it promises, and the four sides of continuous delivery, measured. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { ServiceAnswer } from '../../flow/service/service-answer.ts'
import { serviceQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Nothing, Stale } from '../parts/nothing.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { windowOf, type StreamSearch } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFilters } from '../stream/stream-filters.tsx'
import { StreamTabs } from '../stream/stream-tabs.tsx'
import { Basis, slicesOf, Warnings, WithStream } from '../views/stream-views.tsx'
import { AvailabilityPanel } from './availability-panel.tsx'
import { CapacityPanel } from './capacity-panel.tsx'
import { DegradationPanel } from './degradation-panel.tsx'
import { IsolationPanel } from './isolation-panel.tsx'
import { LevelsTable } from './levels-table.tsx'

const route = getRouteApi('/streams/$id/service')

const Answer = ({ answer }: { answer: ServiceAnswer }) => {
  const { data } = answer
  const levels = <LevelsTable levels={answer.levels} stream={answer.of.stream ?? ''} />
  if (data.kind === 'not configured' || data.kind === 'no data') {
    return (
      <div className="stack">
        {levels}
        {answer.availability.objectives.some(({ probe }) => probe !== null && probe.sent > 0) && (
          <AvailabilityPanel answer={answer} of={figuresOf(answer)} />
        )}
        <div className="card">
          <Nothing kind={data.kind} why={data.why} />
        </div>
      </div>
    )
  }
  const of = figuresOf(answer)
  return (
    <div className="stack">
      <Stale data={data} />
      <Basis answer={answer} />
      <Warnings warnings={answer.warnings} />
      {levels}
      <AvailabilityPanel answer={answer} of={of} />
      <CapacityPanel answer={answer} of={of} />
      <IsolationPanel answer={answer} of={of} />
      <DegradationPanel answer={answer} of={of} />
    </div>
  )
}

const Service = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(`Service · ${stream.name}`)
  const glance = stream.glances.find(({ measured }) => measured === 'journeys')
  const { data, error, refetch } = useQuery(
    serviceQuery({
      stream: stream.id,
      slice: search.slice,
      type: search.type,
      by: search.by,
      ...windowOf(search, glance?.to ?? null),
    }),
  )
  return (
    <div className="stack">
      {stream.simulated && <SimulatedNotice />}
      <StreamTabs id={stream.id} />
      <h1>
        Service <span className="dimmed">of {stream.name}</span>
      </h1>
      <p className="dimmed">
        The stream is a running service: always available, responsive under load, safe to operate, and able to
        carry each journey end to end.
      </p>
      <StreamFilters
        search={search}
        measures={['journeys']}
        measured="journeys"
        slices={slicesOf(stream, overview.slices)}
        shown={data?.window ?? null}
        onChange={(changes: Partial<StreamSearch>) =>
          void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
        }
      />
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Answer answer={data} />
      ) : (
        <Skeleton height={520} />
      )}
    </div>
  )
}

export const ServicePage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>{(stream, overview) => <Service stream={stream} overview={overview} />}</WithStream>
  )
}
