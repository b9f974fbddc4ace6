/** The items: all of them, or those behind a figure. */
import { useMemo } from 'react'
import { Skeleton, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OverviewAnswer } from '../../flow/answers.ts'
import { itemsQuery, overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { ListPages } from '../parts/list-pages.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { itemsRequest, PAGE_SIZE, sortedBy, type ItemsSearch } from '../search/items-search.ts'
import { useTitle } from '../shell/title.ts'
import { countOf } from '../words/figures.ts'
import { dateInWords, windowInWords } from '../words/instants.ts'
import { METRIC_NAMES } from '../words/names.ts'
import { ItemsFilters } from './items-filters.tsx'
import { ItemsTable, type Names } from './items-table.tsx'

const route = getRouteApi('/items')

const namesOf = (overview: OverviewAnswer | undefined): Names => ({
  streams: new Map(overview?.streams.map(({ id, name }) => [id, name])),
  slices: new Map(overview?.slices.map(({ id, name }) => [id, name])),
})

/** Which items these are, as a sentence. */
const meant = ({ behind, excluded, only, from, to }: ItemsSearch): string | null => {
  if (behind === undefined) return null
  if (only === 'stale') return 'in progress without an event for too long'
  if (only === 'beyondExpectation') return 'in progress beyond the service level expectation'
  const what = `${excluded ? 'left out of' : 'counted in'} ${METRIC_NAMES[behind].toLowerCase()}`
  const when =
    from !== undefined && to !== undefined
      ? `, ${windowInWords(from, to)}`
      : from !== undefined
        ? `, from ${dateInWords(from)}`
        : to !== undefined
          ? `, before ${dateInWords(to)}`
          : ''
  return `${what}${when}`
}

export const ItemsPage = () => {
  useTitle('Items')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: overview } = useQuery(overviewQuery)
  const { data, error, refetch, isPlaceholderData } = useQuery(itemsQuery(itemsRequest(search)))
  const names = useMemo(() => namesOf(overview), [overview])
  const go = (changes: Partial<ItemsSearch>): void =>
    void navigate({ search: (before) => ({ ...before, offset: undefined, ...changes }), resetScroll: false })
  const sentence = meant(search)
  return (
    <div className="stack">
      {overview?.sources.some(({ simulated }) => simulated) && (
        <SimulatedNotice whole={overview.sources.every(({ simulated }) => simulated)} />
      )}
      <div>
        <Title order={1}>Items</Title>
        <p className="dimmed" role="status">
          {data ? countOf(data.total, 'item') : 'Counting…'}
          {sentence !== null && ` ${sentence}`}
        </p>
      </div>
      <ItemsFilters search={search} overview={overview} onChange={go} />
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={420} />
      ) : data.total === 0 ? (
        <p className="card">No item is as chosen above. Choose fewer conditions, or a longer window.</p>
      ) : (
        <div className="stack" aria-busy={isPlaceholderData} data-waiting={isPlaceholderData || undefined}>
          <ItemsTable
            items={data.items}
            search={search}
            names={names}
            onSort={(order) => go(sortedBy(search, order))}
          />
          <ListPages
            offset={data.offset}
            total={data.total}
            shown={data.items.length}
            pageSize={PAGE_SIZE}
            onGo={(offset) => go({ offset: offset === 0 ? undefined : String(offset) })}
          />
        </div>
      )}
    </div>
  )
}
