/** The journeys behind a figure, or all of a selection. */
import { useMemo } from 'react'
import { Skeleton, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { journeyListQuery, overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { ListPages } from '../parts/list-pages.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { countOf } from '../words/figures.ts'
import { windowInWords } from '../words/instants.ts'
import { JourneysTable } from './journeys-table.tsx'

const route = getRouteApi('/journeys')
const PAGE_SIZE = 50

export const JourneyListPage = () => {
  useTitle('Journeys')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: overview } = useQuery(overviewQuery)
  const { data, error, refetch, isPlaceholderData } = useQuery(
    journeyListQuery({ ...search, limit: PAGE_SIZE }),
  )
  const slices = useMemo(() => new Map(overview?.slices.map(({ id, name }) => [id, name])), [overview])
  const stream = overview?.streams.find(({ id }) => id === search.stream)
  const { set: _set, offset: _offset, ...explained } = search
  return (
    <div className="stack">
      {data?.simulated && <SimulatedNotice />}
      <div>
        <Title order={1}>Journeys</Title>
        <p className="dimmed" role="status">
          {data
            ? `${countOf(data.total, 'journey')} ${data.words}, ${windowInWords(data.window.from, data.window.to)}`
            : 'Counting…'}
        </p>
        <p className="dimmed basis">
          {stream && (
            <Link to="/streams/$id" params={{ id: stream.id }} search={{ measured: 'journeys' }}>
              {stream.name}
            </Link>
          )}
          {search.figure !== undefined && data && (
            <Link to="/explain" search={explained}>
              {data.name}: explain the number
            </Link>
          )}
        </p>
      </div>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={420} />
      ) : data.total === 0 ? (
        <p className="card">No journey is as chosen. Choose a longer window, or another figure.</p>
      ) : (
        <div className="stack" aria-busy={isPlaceholderData} data-waiting={isPlaceholderData || undefined}>
          <JourneysTable journeys={data.journeys} slices={slices} label="Journeys" />
          <ListPages
            offset={data.offset}
            total={data.total}
            shown={data.journeys.length}
            pageSize={PAGE_SIZE}
            onGo={(offset) =>
              void navigate({
                search: (before) => ({ ...before, offset: offset === 0 ? undefined : String(offset) }),
                resetScroll: false,
              })
            }
          />
        </div>
      )}
    </div>
  )
}
