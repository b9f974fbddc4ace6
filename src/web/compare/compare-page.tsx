/** Two streams, slices, teams, types or periods side by side. */
import { NativeSelect, SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { By, OverviewAnswer } from '../../flow/answers.ts'
import type { Measured } from '../../flow/facts.ts'
import type { ViewId } from '../../flow/view-answers.ts'
import { flowQuery, overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { changeOfSide, sideOf, type CompareSearch, type SideName } from '../search/compare-search.ts'
import { PERIODS } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { AskedView } from '../views/stream-views.tsx'
import { VIEW_NAMES } from '../views/view-names.ts'
import { ViewPanel } from '../views/view-panel.tsx'
import { dateOf, shiftDate } from '../words/instants.ts'
import { MEASURED_NAMES } from '../words/names.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { SideFilters } from './side-filters.tsx'

const route = getRouteApi('/compare')
const WEEKS = 26

/** What a side asks for; without an own window the last half-year. */
const askOf = (search: CompareSearch, side: SideName, overview: OverviewAnswer, measured: Measured) => {
  const { from, to, ...rest } = sideOf(search, side)
  const thisWeek = overview.streams[0]?.glances[0]?.to
  const preset = thisWeek === undefined ? {} : { from: shiftDate(dateOf(thisWeek), -7 * WEEKS) }
  const own = from !== undefined || to !== undefined
  return { ...rest, measured, by: search.by ?? 'week', ...(own ? { from, to } : preset) }
}

const Compare = ({ overview }: { overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const measured = search.measured ?? 'work'
  const view = search.view ?? 'velocity'
  const asks = { a: askOf(search, 'a', overview, measured), b: askOf(search, 'b', overview, measured) }
  const [a, b] = [useQuery(flowQuery(asks.a)), useQuery(flowQuery(asks.b))]
  const change = (changes: Partial<CompareSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  const error = a.error ?? b.error
  return (
    <div className="stack">
      {overview.streams.some(({ simulated }) => simulated) && <SimulatedNotice />}
      <h1>Compare</h1>
      <div className="filters" role="group" aria-label="What is compared">
        <SegmentedControl
          size="xs"
          aria-label="Flow of"
          value={measured}
          onChange={(value) => change({ measured: value as Measured })}
          data={(['work', 'journeys'] as const).map((value) => ({
            value,
            label: MEASURED_NAMES[value].name,
          }))}
        />
        <SegmentedControl
          size="xs"
          aria-label="By"
          value={search.by ?? 'week'}
          onChange={(value) => change({ by: value as By })}
          data={PERIODS.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
        />
        <NativeSelect
          size="xs"
          label="View"
          value={view}
          onChange={({ currentTarget }) => change({ view: currentTarget.value as ViewId })}
          data={Object.entries(VIEW_NAMES).map(([value, { name }]) => ({ value, label: name }))}
        />
      </div>
      <div className="compare-sides">
        {(['a', 'b'] as const).map((side) => (
          <SideFilters
            key={side}
            name={side === 'a' ? 'A' : 'B'}
            side={sideOf(search, side)}
            overview={overview}
            onChange={(changes) => change(changeOfSide(side, changes))}
          />
        ))}
      </div>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void Promise.all([a.refetch(), b.refetch()])} />
      ) : a.data && b.data ? (
        <ComparisonTable a={a.data} b={b.data} />
      ) : (
        <Skeleton height={320} />
      )}
      <div className="compare-sides">
        {(['a', 'b'] as const).map((side) => (
          <section key={side} aria-label={side === 'a' ? 'View of A' : 'View of B'} className="asked">
            <AskedView view={view} query={asks[side]} height={420}>
              {(answer) => <ViewPanel answer={answer} side={side === 'a' ? 'A' : 'B'} />}
            </AskedView>
          </section>
        ))}
      </div>
    </div>
  )
}

export const ComparePage = () => {
  useTitle('Compare')
  const { data, error, refetch } = useQuery(overviewQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return <Compare overview={data} />
}
