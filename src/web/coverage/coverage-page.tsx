/** Proof-point coverage: which steps of the journey are claimed, instrumented and observed, the gaps first. */
import { NativeSelect, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { figuresOf, type FigureOf } from '../../flow/figures/figure.ts'
import type { CoverageAnswer, CoverageTotals } from '../../flow/journeys/coverage/coverage-answer.ts'
import { coverageQuery, overviewQuery } from '../api/queries.ts'
import { Figure } from '../explain/figure-link.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Instant } from '../parts/instant.tsx'
import { Nothing, Stale } from '../parts/nothing.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { count, countOf } from '../words/figures.ts'
import { ArrivalsSection } from './arrivals.tsx'
import { EventsTable, UnclaimedTable } from './event-tables.tsx'
import { GapList } from './gap-list.tsx'
import { StepsTable } from './steps-table.tsx'

const route = getRouteApi('/coverage')

const REFRESH_MS = 15_000

const Totals = ({ totals, of }: { totals: CoverageTotals; of: FigureOf }) => {
  const figure = (degree: keyof CoverageTotals) => (
    <Figure id={`coverage.${degree}`} of={of} value={totals[degree]}>
      {count(totals[degree])}
    </Figure>
  )
  return (
    <>
      Of {figure('steps')} {totals.steps === 1 ? 'step' : 'steps'} {figure('claimed')}{' '}
      {totals.claimed === 1 ? 'is' : 'are'} claimed, {figure('instrumented')} instrumented,{' '}
      {figure('observed')} observed.
    </>
  )
}

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

/** What is told of all streams only. */
const LeftOut = ({ n, noun }: { n: number; noun: string }) =>
  n === 0 ? null : (
    <p className="dimmed small">
      {countOf(n, noun)} of other streams {n === 1 ? 'is' : 'are'} left out:{' '}
      <Link to="/coverage">see all streams</Link>.
    </p>
  )

const Coverage = ({ answer }: { answer: CoverageAnswer }) => {
  const { streams, gaps, events, unclaimed, leftOut, arrivals, data, totals } = answer
  const of = figuresOf(answer)
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
            <Totals totals={totals} of={{ ...of, about: answer.stream ?? undefined }} />{' '}
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
          <ArrivalsSection arrivals={arrivals} />
          {streams.map((stream) => (
            <section key={stream.id} className="stack" aria-labelledby={`steps-${stream.id}`}>
              <div>
                <h2 id={`steps-${stream.id}`}>{stream.name}</h2>
                <p className="dimmed">
                  <Totals totals={stream.totals} of={{ ...of, about: stream.id }} />
                </p>
              </div>
              <StepsTable of={stream} />
            </section>
          ))}
        </>
      )}
      {events.length + leftOut.events > 0 && (
        <section className="stack" aria-labelledby="events">
          <h2 id="events">Business events</h2>
          {events.length > 0 && <EventsTable answer={answer} />}
          <LeftOut n={leftOut.events} noun="event" />
        </section>
      )}
      {unclaimed.length + leftOut.unclaimed > 0 && (
        <section className="stack" aria-labelledby="unclaimed">
          <div>
            <h2 id="unclaimed">Seen, and no event of the map</h2>
            <p className="dimmed">
              What sources of journeys tell beside it. Name one under <code>events</code>, with its type, if a
              customer would recognise it.
            </p>
          </div>
          {unclaimed.length > 0 && <UnclaimedTable unclaimed={unclaimed} />}
          <LeftOut n={leftOut.unclaimed} noun="type" />
        </section>
      )}
    </>
  )
}

export const CoveragePage = () => {
  useTitle('Proof-point coverage')
  const { stream } = route.useSearch()
  const { data, error, refetch } = useQuery({
    ...coverageQuery({ stream }),
    // What is not taken is no change of the data, which would be told: who looks for it waits here.
    refetchInterval: ({ state }) => (state.data?.arrivals?.telemetry.length ? REFRESH_MS : false),
  })
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
