/** Everything that metric logic is computed from: journeys are at hand, the rest is asked for before. */
import { parseLogic, type Expression } from '../../model/logic/logic.ts'
import { quantityOf } from '../../model/logic/logic.ts'
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

/** The groups of quantities that an expression names. */
const groupsIn = (expression: Expression): string[] => {
  switch (expression.type) {
    case 'negation':
      return groupsIn(expression.of)
    case 'binary':
      return [...groupsIn(expression.left), ...groupsIn(expression.right)]
    case 'name':
    case 'call': {
      const args = expression.type === 'call' ? expression.args.flatMap(groupsIn) : []
      if (expression.name === 'flowTime') return ['delivery', ...args]
      return [quantityOf(expression.name)?.about ?? '', ...args]
    }
    default:
      return []
  }
}

/** What of the logic needs more than the journeys. */
export interface Needs {
  readonly delivery: boolean
  readonly results: boolean
}

export const needsOf = (logics: readonly string[]): Needs => {
  const groups = new Set(logics.flatMap((logic) => groupsIn(parseLogic(logic).ast)))
  return { delivery: groups.has('delivery'), results: groups.has('results') }
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
