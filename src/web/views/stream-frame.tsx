/** What stands above everything that a page tells of the flow of a stream: notice, tabs, heading, filters. */
import type { ReactNode } from 'react'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { ViewId } from '../../flow/view-answers.ts'
import type { StreamSearch } from '../search/stream-search.ts'
import { StreamStack } from '../stream/stream-stack.tsx'
import { AskedFilters } from './asked-filters.tsx'
import type { Asked } from './stream-views.tsx'

export const StreamFrame = ({
  heading,
  children,
  ...filters
}: {
  stream: StreamAnswer
  overview: OverviewAnswer
  heading: ReactNode
  search: StreamSearch
  asked: Asked
  /** The view whose window and period the filters show. */
  view: ViewId
  onChange: (change: Partial<StreamSearch>) => void
  children: ReactNode
}) => (
  <StreamStack stream={filters.stream} heading={heading}>
    <AskedFilters {...filters} />
    {children}
  </StreamStack>
)
