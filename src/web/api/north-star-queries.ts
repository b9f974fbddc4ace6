/** What pages about north-stars, predictions and business results ask the server for. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  NorthStarAnswer,
  NorthStarsAnswer,
  PredictionsAnswer,
  ResultsAnswer,
} from '../../flow/logic/north-star-answer.ts'
import { getJson, queryString, type Query } from './request.ts'

export const northStarQuery = (query: Query) =>
  queryOptions({
    queryKey: ['north-star', query],
    queryFn: ({ signal }) => getJson<NorthStarAnswer>(`/api/north-star${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const northStarsQuery = queryOptions({
  queryKey: ['north-stars'],
  queryFn: ({ signal }) => getJson<NorthStarsAnswer>('/api/north-stars', signal),
})

export const predictionsQuery = queryOptions({
  queryKey: ['predictions'],
  queryFn: ({ signal }) => getJson<PredictionsAnswer>('/api/predictions', signal),
})

export const resultsQuery = (stream: string) =>
  queryOptions({
    queryKey: ['results', stream],
    queryFn: ({ signal }) => getJson<ResultsAnswer>(`/api/results${queryString({ stream })}`, signal),
  })
