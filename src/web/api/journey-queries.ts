/** What the page of journeys asks the server for. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FunnelAnswer, JourneysAnswer, TimesAnswer } from '../../flow/journeys/journeys-answer.ts'
import { getJson, queryString, type Query } from './request.ts'

export const journeysQuery = (query: Query) =>
  queryOptions({
    queryKey: ['journeys', 'overview', query],
    queryFn: ({ signal }) => getJson<JourneysAnswer>(`/api/journeys/overview${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const funnelQuery = (query: Query) =>
  queryOptions({
    queryKey: ['journeys', 'funnel', query],
    queryFn: ({ signal }) => getJson<FunnelAnswer>(`/api/journeys/funnel${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const timesQuery = (query: Query) =>
  queryOptions({
    queryKey: ['journeys', 'times', query],
    queryFn: ({ signal }) => getJson<TimesAnswer>(`/api/journeys/times${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })
