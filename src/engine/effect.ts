/** Which stage did the work move, of the data in a store. */
import { effectAnswer, effectWindows } from '../flow/effect/effect.ts'
import type { EffectAnswer } from '../flow/effect/effect-answer.ts'
import type { JourneyAsk } from '../flow/journeys/journey-ask.ts'
import { resolveRequest } from '../flow/request.ts'
import type { Store } from '../store/store.ts'

/** Items of work that are looked at; more are done in no window that people look at. */
const MOST_ITEMS = 100_000

/** @param weeks Instead of a window: so many last weeks, against as many before. */
export const effectOf = async (
  ask: JourneyAsk,
  store: Pick<Store, 'items'>,
  weeks?: number,
): Promise<EffectAnswer> => {
  const { map, request } = ask
  const windows = effectWindows(ask, weeks)
  const work = resolveRequest({ measured: 'work', stream: request.stream ?? undefined }, map)
  const { items } = await store.items({
    of: work.of,
    behind: 'velocity',
    window: windows.after,
    order: 'done',
    descending: true,
    offset: 0,
    limit: MOST_ITEMS,
  })
  return effectAnswer(ask, windows, items)
}
