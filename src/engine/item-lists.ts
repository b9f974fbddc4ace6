/** The items behind a figure, and one of them in full. */
import type { ItemAnswer, ItemsAnswer } from '../flow/answers.ts'
import type { ItemKey, Micros } from '../flow/event.ts'
import { factAt } from '../flow/facts.ts'
import { BEHIND, REASONS, type Behind } from '../flow/measures/measures.ts'
import type { SourceReading } from '../flow/reading.ts'
import { calendarOf, knownUntil, reachOf, type Reach } from '../flow/reach.ts'
import { windowOf } from '../flow/report.ts'
import { oneOf, resolveRequest, type ResolvedRequest } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { ORDERS, type ItemPage, type ItemQuery, type SourceSummary, type Store } from '../store/store.ts'
import { explainItem, listed } from './explain.ts'
import type { ItemsRequest } from './items-request.ts'
import { narrowedLoad } from './narrowed-load.ts'

/** A page of items has at most this many. */
const MOST_LISTED = 2000

/** What items are listed from. */
export interface Listed {
  readonly store: Pick<Store, 'items' | 'measures' | 'eventsOf' | 'derivedOf'>
  readonly map: ValueStreamMap
  readonly now: Micros
}

/** The window that the figure itself would use; for load, without a window asked for, the instant of its `now`. */
const windowBehind = (
  behind: Behind,
  resolved: ResolvedRequest,
  map: ValueStreamMap,
  reach: Reach,
): ItemQuery['window'] => {
  if (behind === 'load' && resolved.from === null && resolved.to === null) {
    return { from: reach.asOf, to: reach.asOf + 1 }
  }
  const window = windowOf(resolved, reach, calendarOf(map))
  // Who may be gone after what is known has not gone yet.
  return behind === 'canceled' ? { ...window, to: Math.min(window.to, reach.asOf) } : window
}

/** Where the age of an item is measured: now, or the end of the data of a source that has gone silent. */
const asOf = (source: string, { map, now }: Listed, summaries: readonly SourceSummary[]): Micros => {
  const last = summaries.find((one) => one.source === source)?.last ?? null
  const days = map.sources.get(source)?.staleAfterDays ?? Infinity
  return last === null ? now : knownUntil(last, days, now, calendarOf(map))
}

/** A page of the items behind a figure, or of all of a selection. @throws RequestError */
export const itemPage = async (
  request: ItemsRequest,
  from: Listed,
): Promise<ItemPage & { offset: number }> => {
  const { store, map, now } = from
  const resolved = resolveRequest(request, map)
  const behind = request.behind === undefined ? undefined : oneOf('figure', request.behind, BEHIND)
  const order = request.order === undefined ? undefined : oneOf('order', request.order, ORDERS)
  const offset = Math.max(0, request.offset ?? 0)
  const reach = await reachOf(store.measures, map, resolved.of, resolved.stream, now)
  const window = behind ? windowBehind(behind, resolved, map, reach) : undefined
  const page = await store.items({
    asOf: reach.asOf,
    of: resolved.of,
    behind,
    excluded: request.excluded,
    reason: request.reason === undefined ? undefined : oneOf('reason', request.reason, REASONS),
    window,
    ...(request.only === undefined
      ? {}
      : narrowedLoad(request.only, behind, map, resolved, window?.from ?? now)),
    text: request.text,
    order,
    descending: request.descending,
    offset,
    limit: Math.min(Math.max(1, request.limit ?? 50), MOST_LISTED),
  } satisfies ItemQuery)
  return { ...page, offset, items: page.items.map((item) => ({ ...item, ...factAt(item, reach.asOf) })) }
}

/** The same as it is told. @throws RequestError */
export const itemsAnswer = async (
  request: ItemsRequest,
  from: Listed,
  summaries: readonly SourceSummary[],
): Promise<ItemsAnswer> => {
  const { total, offset, items } = await itemPage(request, from)
  const { timeZone } = from.map.organisation
  return {
    total,
    offset,
    items: items.map((item) => listed(item, item.excluded, timeZone, asOf(item.source, from, summaries))),
  }
}

/** One item with its visits, statuses and events; null if the log does not hold it. */
export const itemAnswer = async (
  key: ItemKey,
  from: Listed,
  summaries: readonly SourceSummary[],
  reading: SourceReading | undefined,
): Promise<ItemAnswer | null> => {
  const events = await from.store.eventsOf([key])
  if (events.length === 0) return null
  const derived = await from.store.derivedOf(key)
  const { timeZone } = from.map.organisation
  return explainItem(events, derived, reading, timeZone, asOf(key.source, from, summaries))
}
