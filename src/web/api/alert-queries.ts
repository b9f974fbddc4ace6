/** What the pages ask the server about targets and alerts. */
import { queryOptions } from '@tanstack/react-query'
import type { AlertsAnswer, TargetsAnswer } from '../../flow/alert-answers.ts'
import { getJson, sendJson } from './request.ts'

/** Targets of all streams: few, and asked for once for all places that show some of them. */
export const targetsQuery = queryOptions({
  queryKey: ['targets'],
  queryFn: ({ signal }) => getJson<TargetsAnswer>('/api/targets', signal),
})

export const alertsQuery = queryOptions({
  queryKey: ['alerts', 'all'],
  queryFn: ({ signal }) => getJson<AlertsAnswer>('/api/alerts', signal),
})

/** How many are open, without telling which: for every page. */
export const alertCountsQuery = queryOptions({
  queryKey: ['alerts', 'counts'],
  queryFn: ({ signal }) => getJson<AlertsAnswer>('/api/alerts?limit=0', signal),
})

/** @param ids Of alerts or groups. @throws ApiError if one of them is not there; then none is acknowledged. */
export const acknowledge = (ids: readonly string[], by: string, note: string): Promise<AlertsAnswer> =>
  sendJson<AlertsAnswer>('POST', '/api/alerts/acknowledge', {
    ids,
    by,
    ...(note === '' ? {} : { note }),
  })
