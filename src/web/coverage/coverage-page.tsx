/** Proof-point coverage: which steps of the journey are claimed, instrumented and observed, the gaps first. */
import { NativeSelect, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CoverageAnswer, CoverageTotals } from '../../flow/journeys/coverage/coverage-answer.ts'
import { coverageQuery, overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Instant } from '../parts/instant.tsx'
import { Nothing, Stale } from '../parts/nothing.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { count, countOf } from '../words/figures.ts'
import { EventsTable, UnclaimedTable } from './event-tables.tsx'
import { GapList } from './gap-list.tsx'
import { StepsTable } from './steps-table.tsx'

const route = getRouteApi('/coverage')

const totalsInWords = ({ steps, claimed, instrumented, observed }: CoverageTotals): string =>
  `Of ${countOf(steps, 'step')} ${count(claimed)} ${claimed === 1 ? 'is' : 'are'} claimed, ${count(instrumented)} instrumented, ${count(observed)} observed.`

const StreamSelect = ({ stream }: { stream: string | undefined }) => {
  const navigate = route.useNavigate()
  const { data } = useQuery(overviewQuery)
  const streams = data?.streams ?? []
  if (streams.length < 2) return null
  return (
    <NativeSelect
      size="xs"
      label="Stream"
      value={stream ?? ''}
      onChange={({ currentTarget }) =>
        void navigate({ search: { stream: currentTarget.value === '' ? undefined : currentTarget.value } })
      }
      data={[
        { value: '', label: 'All streams' },
        ...streams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

const NoStages = ({ answer }: { answer: CoverageAnswer }) => (
  <div className="card">
    <h2>No stages yet</h2>
    <p>
      {answer.stream === null ? 'No stream of the map' : 'This stream'} covers stages of the journey. Name the
      stages under <code>journey</code> in the map, and those of a stream under its <code>stages</code>: the
      steps that are to be proven follow from them.
    </p>
  </div>
)

const Coverage = ({ answer }: { answer: CoverageAnswer }) => {
  const { streams, gaps, events, unclaimed, data, totals } = answer
  return (
    <>
      {(data.kind === 'not configured' || data.kind === 'no data') && (
        <Nothing kind={data.kind} why={data.why} />
      )}
      <Stale data={data} />
      {streams.length === 0 ? (
        <NoStages answer={answer} />
      ) : (
        <>
          <p role="status">
            {totalsInWords(totals)}{' '}
            {gaps.length === 0
              ? 'No gap.'
              : `${countOf(gaps.length, 'gap')}${gaps.length > 1 ? ', what is missing first' : ''}.`}
          </p>
          {gaps.length > 0 && (
            <section className="stack" aria-labelledby="gaps">
              <h2 id="gaps">Gaps</h2>
              <GapList gaps={gaps} />
            </section>
          )}
          {streams.map((stream) => (
            <section key={stream.id} className="stack" aria-labelledby={`steps-${stream.id}`}>
              <div>
                <h2 id={`steps-${stream.id}`}>{stream.name}</h2>
                <p className="dimmed">{totalsInWords(stream.totals)}</p>
              </div>
              <StepsTable of={stream} />
            </section>
          ))}
        </>
      )}
      {events.length > 0 && (
        <section className="stack" aria-labelledby="events">
          <h2 id="events">Business events</h2>
          <EventsTable answer={answer} />
        </section>
      )}
      {unclaimed.length > 0 && (
        <section className="stack" aria-labelledby="unclaimed">
          <div>
            <h2 id="unclaimed">Seen, and no event of the map</h2>
            <p className="dimmed">
              What sources of journeys tell beside it. Name one under <code>events</code>, with its type, if a
              customer would recognise it.
            </p>
          </div>
          <UnclaimedTable unclaimed={unclaimed} />
        </section>
      )}
    </>
  )
}

export const CoveragePage = () => {
  useTitle('Proof-point coverage')
  const { stream } = route.useSearch()
  const { data, error, refetch } = useQuery(coverageQuery({ stream }))
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  return (
    <div className="stack">
      {data.simulated && <SimulatedNotice whole={false} />}
      <div className="section-head">
        <div>
          <Title order={1}>Proof-point coverage</Title>
          <p className="dimmed">
            Whether each step of the journey can be measured: an event is to prove it (claimed), such an event
            was ever seen (instrumented), and it is still seen as often as is expected (observed). As of{' '}
            <Instant at={data.asOf} />.{' '}
            <Link to="/definitions/$id" params={{ id: 'coverage' }}>
              Definition
            </Link>
          </p>
        </div>
        <StreamSelect stream={stream} />
      </div>
      <Coverage answer={data} />
    </div>
  )
}
