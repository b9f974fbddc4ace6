/** Stays: how a pass went from stage to stage, whatever its states and types were meanwhile. */
import { isInProgress, type Visit } from '../facts.ts'
import type { FlowState } from '../../model/schema.ts'
import type { Micros } from '../event.ts'

/** An unbroken run of visits in one stage, at least one of them in progress. */
export interface Stay {
  readonly stage: string
  readonly visits: readonly Visit[]
}

/**
 * The stays of a pass in their order. Skipped visits are no part of any; the time after a done that was not the
 * last, and what is ignored, parts two stays where it lies in another stage.
 *
 * @param visits All visits of one pass in the order of `nth`.
 */
export const staysOf = (visits: readonly Visit[]): Stay[] => {
  const runs: { stage: string; visits: Visit[] }[] = []
  for (const visit of visits) {
    if (visit.skipped) continue
    const run = runs.at(-1)
    if (run?.stage === visit.stage) run.visits.push(visit)
    else runs.push({ stage: visit.stage, visits: [visit] })
  }
  return runs.filter((run) => run.visits.some((visit) => isInProgress(visit.state)))
}

/** µs of the stay in one state. A visit that goes on counts nothing. */
export const timeIn = (stay: Stay, state: FlowState): Micros =>
  stay.visits.reduce(
    (sum, visit) => (visit.state === state ? sum + (visit.end ?? visit.at) - visit.at : sum),
    0,
  )

/** µs of the stay in `waiting` and `active`. */
export const timeInProgress = (stay: Stay): Micros => timeIn(stay, 'waiting') + timeIn(stay, 'active')

/** Whether the pass came back to a stage that it had left. */
export const reenters = (stays: readonly Stay[]): boolean =>
  new Set(stays.map(({ stage }) => stage)).size < stays.length
