/** What the pages of the map ask the server for, and how changes get into its files. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MapAnswer, MapTexts, RuleAnswer } from '../../model/answers.ts'
import type { Change } from '../../model/change.ts'
import type { TextEdit } from '../../model/place.ts'
import { getJson, getText, sendJson } from './request.ts'

export const mapQuery = queryOptions({
  queryKey: ['map'],
  queryFn: ({ signal }) => getJson<MapAnswer>('/api/map', signal),
})

export const textsQuery = (revision: string) =>
  queryOptions({
    queryKey: ['texts', revision],
    queryFn: ({ signal }) => getJson<MapTexts>('/api/map/texts', signal),
  })

export const drawingQuery = (path: string) =>
  queryOptions({
    queryKey: ['drawing', path],
    queryFn: ({ signal }) => getText(path, signal),
    placeholderData: keepPreviousData,
  })

export const ruleQuery = (code: string) =>
  queryOptions({
    queryKey: ['rule', code],
    queryFn: ({ signal }) => getJson<RuleAnswer>(`/api/rules/${encodeURIComponent(code)}`, signal),
    staleTime: Infinity,
  })

/** What became of changes, or would become of them. */
export interface Saved {
  /** Of the files as they are afterwards. */
  readonly revision: string
  readonly edits: readonly TextEdit[]
  readonly diagnostics: readonly {
    readonly code: string
    readonly severity: 'error' | 'warning' | 'info'
    readonly message: string
    readonly file: string
    readonly line: number
    readonly column: number
  }[]
}

/**
 * Makes changes of the map in its files.
 *
 * @param revision The state of the files that the changes were made up for.
 * @param dryRun Only tells what would become of them.
 * @throws ApiError 409 if the files have changed meanwhile, 422 if a change can't be made; nothing is written then.
 */
export const sendChanges = (revision: string, changes: readonly Change[], dryRun: boolean): Promise<Saved> =>
  sendJson<Saved>('PATCH', '/api/map', { revision, changes, dryRun })
