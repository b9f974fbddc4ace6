/** The map as the server last told it, for all that is drawn of it. */
import { createContext, use, useMemo, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { MapAnswer } from '../../model/answers.ts'
import type { MapFile, ValueStreamMap } from '../../model/schema.ts'
import { mapQuery } from '../api/map-queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { Things } from './things.ts'

export interface KnownMap {
  readonly answer: MapAnswer
  readonly map: MapFile
  readonly things: Things
  /** What decides what holds in a cell: see `src/model/grid.ts`. */
  readonly grid: Pick<ValueStreamMap, 'slices' | 'grid'>
}

const KnownMapContext = createContext<KnownMap | null>(null)

export const useKnownMap = (): KnownMap => {
  const known = use(KnownMapContext)
  if (!known) throw new Error('What shows the map stands outside of WithMap.')
  return known
}

const known = (answer: MapAnswer): KnownMap => {
  const { map } = answer
  return {
    answer,
    map,
    things: new Things(map),
    grid: {
      slices: new Map(Object.entries(map.slices ?? {})),
      grid: new Map(
        Object.entries(map.grid ?? {}).map(([slice, cells]) => [slice, new Map(Object.entries(cells))]),
      ),
    },
  }
}

/** Shows its contents as soon as the map is there. */
export const WithMap = ({ children }: { children: ReactNode }) => {
  const { data, error, refetch } = useQuery(mapQuery)
  const value = useMemo(() => data && known(data), [data])
  if (value) return <KnownMapContext value={value}>{children}</KnownMapContext>
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
