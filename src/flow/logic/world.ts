/** Everything that metric logic is computed from: journeys are at hand, the rest is asked for before. */
import { measuredFrom, parseLogic } from '../../model/logic/logic.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import { deliveryOf, type Delivery } from './delivery.ts'
import { RESULT_RECORD, seriesOfResults, type ResultSeries } from './results.ts'

export interface World {
  readonly ask: JourneyAsk
  /** A text says why there is none; null where nothing asks for it. */
  readonly delivery: Delivery | string | null
  readonly results: readonly ResultSeries[]
}

/** What of the logic needs more than the journeys. */
export interface Needs {
  readonly delivery: boolean
  readonly results: boolean
}

export const needsOf = (logics: readonly string[]): Needs => {
  const from = new Set(logics.flatMap((logic) => [...measuredFrom(parseLogic(logic).ast)]))
  return { delivery: from.has('work'), results: from.has('results') }
}

/** The same journeys in another window, as far as was known at its end. */
export const inWindow = (
  ask: JourneyAsk,
  window: Window,
  until = Math.min(window.to, ask.reach.asOf),
): JourneyAsk => ({
  ...ask,
  request: { ...ask.request, from: window.from, to: window.to },
  window,
  until,
})

/** The business results that are kept. */
export const resultsOf = async ({ records }: Pick<JourneyAsk, 'records'>): Promise<ResultSeries[]> =>
  seriesOfResults(await records(RESULT_RECORD))

/** Makes ready what the logic needs; `results` where they are at hand already. */
export const worldOf = async (
  ask: JourneyAsk,
  needs: Needs,
  results?: readonly ResultSeries[],
): Promise<World> => ({
  ask,
  delivery: needs.delivery ? await deliveryOf(ask) : null,
  results: results ?? (needs.results ? await resultsOf(ask) : []),
})
