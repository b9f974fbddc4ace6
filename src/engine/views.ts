/** Views of the data in a store. */
import { VIEWS, type ViewAnswer } from '../flow/view-answers.ts'
import { askOf } from '../flow/report.ts'
import { oneOf } from '../flow/request.ts'
import { viewAnswer } from '../flow/views/view-answer.ts'
import { resolveView, type DoneItems, type ViewAsk, type ViewRequest } from '../flow/views/view-ask.ts'
import type { Micros } from '../flow/event.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'

/** All that a view depends on. @throws RequestError for what does not exist. */
export const viewAskOf = async (
  store: Store,
  map: ValueStreamMap,
  request: ViewRequest,
  now: Micros,
): Promise<ViewAsk> => {
  const { request: resolved, options } = resolveView(request, map)
  const doneItems: DoneItems = async (of, window, most) =>
    (await store.items({ of, window, behind: 'flowTime', order: 'done', offset: 0, limit: most })).items
  return { ...(await askOf(store.measures, map, resolved, now)), options, doneItems }
}

/** @throws RequestError for a view, or anything else asked for, that does not exist. */
export const viewOf = async (
  store: Store,
  map: ValueStreamMap,
  view: string,
  request: ViewRequest,
  now: Micros,
): Promise<ViewAnswer> => {
  const known = oneOf('view', view, VIEWS)
  return viewAnswer(known, await viewAskOf(store, map, request, now))
}
