/** What the pages ask the server about paths. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  FitnessAnswer,
  PathGraphAnswer,
  VariantsAnswer,
} from '../../flow/journeys/paths/path-answers.ts'
import { getJson, queryString, type Query } from './request.ts'

export const variantsQuery = (query: Query) =>
  queryOptions({
    queryKey: ['paths', 'variants', query],
    queryFn: ({ signal }) => getJson<VariantsAnswer>(`/api/paths/variants${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const pathGraphQuery = (query: Query) =>
  queryOptions({
    queryKey: ['paths', 'graph', query],
    queryFn: ({ signal }) => getJson<PathGraphAnswer>(`/api/paths/graph${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const fitnessQuery = (query: Query) =>
  queryOptions({
    queryKey: ['paths', 'fitness', query],
    queryFn: ({ signal }) => getJson<FitnessAnswer>(`/api/paths/fitness${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })
