/** The filters above the views of a stream, with the window and the period of what they show. */
import { useQuery } from '@tanstack/react-query'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { ViewId } from '../../flow/view-answers.ts'
import { mapQuery } from '../api/map-queries.ts'
import { viewQuery } from '../api/queries.ts'
import type { StreamSearch } from '../search/stream-search.ts'
import { StreamFilters } from '../stream/stream-filters.tsx'
import { teamsOf } from '../stream/teams-of.ts'
import { queryOf, slicesOf, type Asked } from './stream-views.tsx'

export const AskedFilters = ({
  stream,
  overview,
  search,
  asked,
  view,
  onChange,
}: {
  stream: StreamAnswer
  overview: OverviewAnswer
  search: StreamSearch
  asked: Asked
  /** The view that the page shows. */
  view: ViewId
  onChange: (change: Partial<StreamSearch>) => void
}) => {
  const { measures, measured } = asked
  const { data: answer } = useQuery(viewQuery(view, queryOf(view, asked, search)))
  const { data: known } = useQuery(mapQuery)
  return (
    <StreamFilters
      search={search}
      measures={measures}
      measured={measured}
      slices={slicesOf(stream, overview.slices)}
      teams={known ? teamsOf(known.map, stream.id, measured) : []}
      shown={answer?.window ?? null}
      onChange={onChange}
    />
  )
}
