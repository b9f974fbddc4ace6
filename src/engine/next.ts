/** What to change next, of the data in a store. */
import type { Micros } from '../flow/event.ts'
import { nextAnswer } from '../flow/improve/next.ts'
import type { FlowRequest } from '../flow/request.ts'
import type { NextAnswer } from '../flow/improve/next-answer.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { viewAskOf } from './views.ts'

/** @throws RequestError */
export const nextOf = async (
  store: Store,
  map: ValueStreamMap,
  request: FlowRequest,
  now: Micros,
): Promise<NextAnswer> => nextAnswer(await viewAskOf(store, map, request, now), now)
