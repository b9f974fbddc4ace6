/** The court: whether slices should be split or merged, with what the map declares beside what the logs show. */
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CourtAnswer } from '../../flow/court/court-answer.ts'
import { courtQuery } from '../api/queries.ts'
import { WithMap } from '../map/known-map.tsx'
import { DateField } from '../parts/date-field.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { isNothing, Nothing, Stale } from '../parts/nothing.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { Prose } from '../parts/prose.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import type { CourtSearch } from '../search/court-search.ts'
import { useTitle } from '../shell/title.ts'
import { count } from '../words/figures.ts'
import { dateInWords, windowInWords } from '../words/instants.ts'
import { PairEvidence } from './pair-evidence.tsx'
import { PairMatrix } from './pair-matrix.tsx'
import { RecordedDecisions } from './recorded-decisions.tsx'

const route = getRouteApi('/court')

const Rules = ({ answer }: { answer: CourtAnswer }) => {
  const { rules, tests, windows, withoutSlice, window, policies } = answer
  const { effects, margins } = rules
  const days = windows.map(({ from, to }) => `${dateInWords(from)} to ${dateInWords(to)}`)
  return (
    <details className="card small">
      <summary>What counts as evidence</summary>
      <ul className="plain">
        <li>
          A difference matters if p is below {rules.alpha}, corrected for all {count(tests)} tests; from a
          divergence of {effects.path}, a δ of {effects.duration} or {effects.outcome} percentage points on;
          and in each of {windows.length === 1 ? 'one window' : `${windows.length} windows`} (
          {days.join('; ')}).
        </li>
        <li>
          Two slices are the same if the difference surely lies within {margins.path}, {margins.duration} and{' '}
          {margins.outcome} points. “Not significant” is not “the same”.
        </li>
        <li>Fewer than {rules.atLeast} journeys of a slice at a stage decide nothing.</li>
        <li>
          Journeys of {windowInWords(window.from, window.to)}
          {withoutSlice > 0 && `; ${count(withoutSlice)} of no slice are in no comparison`}.
        </li>
        {policies.map((policy) => (
          <li key={policy}>
            <Prose text={policy} />
          </li>
        ))}
        <li>
          The bounds are set in the map under <code>organisation.evidence</code>.{' '}
          <Link to="/definitions/$id" params={{ id: 'divergence' }}>
            How slices are compared
          </Link>
        </li>
      </ul>
    </details>
  )
}

const Empty = ({ answer }: { answer: CourtAnswer }) => {
  const { data, pairs } = answer
  if (isNothing(data)) {
    return (
      <div className="card">
        <Nothing kind={data.kind} why={data.why} />
        <p className="dimmed">
          The court compares customers’ journeys by slice: add a source with <code>measures: journeys</code>{' '}
          and say under <code>slice</code> whose they are.
        </p>
      </div>
    )
  }
  return pairs.length === 0 ? (
    <p className="card">
      There are no two slices to compare. Add whom you serve in <Link to="/map/grid">the grid</Link>.
    </p>
  ) : null
}

const Answer = ({ answer, search }: { answer: CourtAnswer; search: CourtSearch }) => {
  const { pairs, detail, decisions, data } = answer
  return (
    <>
      <Empty answer={answer} />
      <Stale data={data} />
      {pairs.length > 0 && !isNothing(data) && (
        <>
          <PairMatrix answer={answer} />
          {search.a === undefined && (
            <p className="dimmed">Choose a pair to see its evidence, stage by stage.</p>
          )}
          <Rules answer={answer} />
        </>
      )}
      {detail && (
        <PairEvidence key={`${detail.pair.a.id} ${detail.pair.b.id}`} detail={detail} answer={answer} />
      )}
      <RecordedDecisions decisions={decisions} />
    </>
  )
}

const Court = () => {
  useTitle('Split or merge')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(courtQuery({ ...search }))
  const change = (changes: Partial<CourtSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  return (
    <div className="stack">
      {data?.simulated && <SimulatedNotice />}
      <div>
        <Title order={1}>Split or merge</Title>
        <p className="dimmed">
          Split when slices differ, merge when they don’t: what the grid declares beside what the journeys
          show.
        </p>
      </div>
      <div className="filters" role="group" aria-label="Which journeys">
        <DateField label="From" value={search.from} onCommit={(from) => change({ from })} />
        <DateField label="To" value={search.to} onCommit={(to) => change({ to })} />
      </div>
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Answer answer={data} search={search} />
      ) : (
        <PageSkeleton />
      )}
    </div>
  )
}

export const CourtPage = () => (
  <WithMap>
    <Court />
  </WithMap>
)
