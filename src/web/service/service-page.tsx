/** A stream as a running service: what it promises, and the four sides of continuous delivery, measured. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { ServiceAnswer } from '../../flow/service/service-answer.ts'
import { serviceQuery } from '../api/queries.ts'
import { isNothing, NothingCard, Stale } from '../parts/nothing.tsx'
import { WhenAnswered } from '../parts/when-answered.tsx'
import { windowOf, type StreamSearch } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFilters } from '../stream/stream-filters.tsx'
import { StreamStack } from '../stream/stream-stack.tsx'
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
  if (isNothing(data)) {
    return (
      <div className="stack">
        {levels}
        {answer.availability.objectives.some(({ probe }) => probe !== null && probe.sent > 0) && (
          <AvailabilityPanel answer={answer} of={figuresOf(answer)} />
        )}
        <NothingCard data={data} />
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
  const answered = useQuery(
    serviceQuery({
      stream: stream.id,
      slice: search.slice,
      type: search.type,
      by: search.by,
      ...windowOf(search, glance?.to ?? null),
    }),
  )
  return (
    <StreamStack
      stream={stream}
      heading={
        <h1>
          Service <span className="dimmed">of {stream.name}</span>
        </h1>
      }
    >
      <p className="dimmed">
        The stream is a running service: always available, responsive under load, safe to operate, and able to
        carry each journey end to end.
      </p>
      <StreamFilters
        search={search}
        measures={['journeys']}
        measured="journeys"
        slices={slicesOf(stream, overview.slices)}
        shown={answered.data?.window ?? null}
        onChange={(changes: Partial<StreamSearch>) =>
          void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
        }
      />
      <WhenAnswered asked={answered} height={520}>
        {(answer) => <Answer answer={answer} />}
      </WhenAnswered>
    </StreamStack>
  )
}

export const ServicePage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>{(stream, overview) => <Service stream={stream} overview={overview} />}</WithStream>
  )
}
