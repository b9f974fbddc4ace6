/** Everything that metric logic is computed from: journeys are at hand, the rest is asked for before. */
import { measuredFrom, parseLogic } from '../../model/logic/logic.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import { deliveryOf, type Delivery } from './delivery.ts'
import { stageProbes, type StageProbes } from '../service/stage-availability.ts'
import { RESULT_RECORD, seriesOfResults, type ResultSeries } from './results.ts'

/** What is kept beside the journeys, whatever the window. */
export interface Kept {
  readonly results: readonly ResultSeries[]
  readonly probes: StageProbes
}

export interface World extends Kept {
  readonly ask: JourneyAsk
  /** A text says why there is none; null where nothing asks for it. */
  readonly delivery: Delivery | string | null
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

/** The business results that are kept, and what probes have found. */
export const keptOf = async (
  ask: Pick<JourneyAsk, 'map' | 'request' | 'records'>,
  { results }: Pick<Needs, 'results'> = { results: true },
): Promise<Kept> => ({
  results: results ? seriesOfResults(await ask.records(RESULT_RECORD)) : [],
  probes: await stageProbes(ask),
})

/** Makes ready what the logic needs; `kept` where it is at hand already. */
export const worldOf = async (ask: JourneyAsk, needs: Needs, kept?: Kept): Promise<World> => ({
  ask,
  delivery: needs.delivery ? await deliveryOf(ask) : null,
  ...(kept ?? (await keptOf(ask, needs))),
})
