/** Stays of journeys in stages: from when a journey is in progress there until it goes on, ends, or comes to rest. */
import { FLOW_STATES } from '../../model/schema.ts'
import { isInProgress } from '../facts.ts'
import { GrowingColumn } from './growing-column.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { spanOfJourney } from '../journeys/journey-log.ts'
import { stagesAsked } from '../journeys/points.ts'

/** The stays in one stage. */
export interface Stays {
  /** µs */
  readonly began: Float64Array
  /** µs; NaN while it has not ended. */
  readonly ended: Float64Array
  /** 1 where it led to a later stage of the path, or to done. */
  readonly onward: Float64Array
}

const IN_PROGRESS = FLOW_STATES.map(isInProgress)
const DONE = FLOW_STATES.indexOf('done')

/** Stage → its stays, of the chosen journeys and up to what is known. */
export const staysOf = (ask: JourneyAsk): ReadonlyMap<string, Stays> => {
  const { log, chosen, until } = ask
  const path = stagesAsked(ask)
  const rank = log.stages.map((stage) => path.indexOf(stage))
  const columns = log.stages.map(() => ({
    began: new GrowingColumn(),
    ended: new GrowingColumn(),
    onward: new GrowingColumn(),
  }))
  const tell = (stage: number, began: number, ended: number, onward: boolean): void => {
    const column = columns[stage]
    column?.began.push(began)
    column?.ended.push(ended)
    column?.onward.push(onward ? 1 : 0)
  }
  for (const journey of chosen) {
    const [from, to] = spanOfJourney(log, journey)
    let [stage, began] = [-1, NaN]
    for (let i = from; i < to; i++) {
      const at = log.at[i] ?? NaN
      if (at > until) break
      const state = log.state[i] ?? 0
      const here = IN_PROGRESS[state] ? (log.stage[i] ?? -1) : -1
      if (here === stage) continue
      if (stage !== -1) tell(stage, began, at, state === DONE || (rank[here] ?? -1) > (rank[stage] ?? -1))
      ;[stage, began] = [here, at]
    }
    if (stage !== -1) tell(stage, began, NaN, false)
  }
  return new Map(
    path.flatMap((id) => {
      const column = columns[log.stages.indexOf(id)]
      return column
        ? [
            [
              id,
              { began: column.began.all(), ended: column.ended.all(), onward: column.onward.all() },
            ] as const,
          ]
        : []
    }),
  )
}
