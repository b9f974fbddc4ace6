/** What the pages ask the server for. Everything is asked again when the server tells of a change. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EffectAnswer } from '../../flow/effect/effect-answer.ts'
import type { RiverAnswer } from '../../flow/journeys/river/river-answer.ts'
import type { JourneyListAnswer } from '../../flow/journeys/journey-list.ts'
import type { FlowAnswer, ItemAnswer, ItemsAnswer, OverviewAnswer } from '../../flow/answers.ts'
import type { CourtAnswer } from '../../flow/court/court-answer.ts'
import type { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import type { ChangesAnswer } from '../../flow/figures/published-answers.ts'
import type { ForecastAnswer } from '../../flow/forecast/forecast-answer.ts'
import type { NextAnswer } from '../../flow/improve/next-answer.ts'
import type { ServiceAnswer } from '../../flow/service/service-answer.ts'
import type { ViewAnswer, ViewId } from '../../flow/view-answers.ts'
import type { CoverageAnswer } from '../../flow/journeys/coverage/coverage-answer.ts'
import type { DataHealthAnswer } from '../../flow/health/answer.ts'
import { getJson, queryString, type Query } from './request.ts'

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => getJson<OverviewAnswer>('/api/overview', signal),
})

export const flowQuery = (query: Query) =>
  queryOptions({
    queryKey: ['flow', query],
    queryFn: ({ signal }) => getJson<FlowAnswer>(`/api/flow${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const viewQuery = (view: ViewId, query: Query) =>
  queryOptions({
    queryKey: ['views', view, query],
    queryFn: ({ signal }) => getJson<ViewAnswer>(`/api/views/${view}${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const nextQuery = (query: Query) =>
  queryOptions({
    queryKey: ['next', query],
    queryFn: ({ signal }) => getJson<NextAnswer>(`/api/next${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const courtQuery = (query: Query) =>
  queryOptions({
    queryKey: ['court', query],
    queryFn: ({ signal }) => getJson<CourtAnswer>(`/api/court${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const forecastQuery = (query: Query) =>
  queryOptions({
    queryKey: ['forecast', query],
    queryFn: ({ signal }) => getJson<ForecastAnswer>(`/api/forecast${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

/** Asked again each minute: probes find something whether data comes or not. */
export const serviceQuery = (query: Query) =>
  queryOptions({
    queryKey: ['service', query],
    queryFn: ({ signal }) => getJson<ServiceAnswer>(`/api/service${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

export const itemsQuery = (query: Query) =>
  queryOptions({
    queryKey: ['items', query],
    queryFn: ({ signal }) => getJson<ItemsAnswer>(`/api/items${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const itemQuery = (source: string, item: string) =>
  queryOptions({
    queryKey: ['item', source, item],
    queryFn: ({ signal }) =>
      getJson<ItemAnswer>(`/api/items/${encodeURIComponent(source)}/${encodeURIComponent(item)}`, signal),
  })

export const changesQuery = (query: Query) =>
  queryOptions({
    queryKey: ['changes', query],
    queryFn: ({ signal }) => getJson<ChangesAnswer>(`/api/changes${queryString(query)}`, signal),
  })

export const journeyListQuery = (query: Query) =>
  queryOptions({
    queryKey: ['journey-list', query],
    queryFn: ({ signal }) => getJson<JourneyListAnswer>(`/api/journeys${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const effectQuery = (query: Query) =>
  queryOptions({
    queryKey: ['effect', query],
    queryFn: ({ signal }) => getJson<EffectAnswer>(`/api/effect${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const riverQuery = (query: Query) =>
  queryOptions({
    queryKey: ['river', query],
    queryFn: ({ signal }) => getJson<RiverAnswer>(`/api/river${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const explainQuery = (query: Query) =>
  queryOptions({
    queryKey: ['explain', query],
    queryFn: ({ signal }) => getJson<ExplainAnswer>(`/api/explain${queryString(query)}`, signal),
  })

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => getJson<DataHealthAnswer>('/api/data-health', signal),
})

export const coverageQuery = (query: Query) =>
  queryOptions({
    queryKey: ['coverage', query],
    queryFn: ({ signal }) => getJson<CoverageAnswer>(`/api/coverage${queryString(query)}`, signal),
    placeholderData: keepPreviousData,
  })
