/** What a transition of the XES standard says of a run of an activity. */
import type { Step } from '../flow/event.ts'

/** Transitions at which a run of the activity begins (again) or ends (for now). */
const LIFECYCLE: Readonly<Record<string, Step>> = {
  start: 'start',
  resume: 'start',
  complete: 'complete',
  suspend: 'complete',
  ate_abort: 'complete',
  pi_abort: 'complete',
  withdraw: 'complete',
  autoskip: 'complete',
  manualskip: 'complete',
}

/** Transitions of the standard that neither begin nor end a run. */
const BESIDE = new Set(['schedule', 'assign', 'reassign', 'unknown'])

/** An activity without a transition was completed [XES]; others, such as `schedule`, start and end nothing. */
export const stepOf = (transition: string): Step =>
  transition === '' ? 'complete' : (LIFECYCLE[transition.toLowerCase()] ?? 'fields')

/** Whether the transition is none of the standard: then it is likely a status of the tool. */
export const isForeign = (transition: string): boolean =>
  stepOf(transition) === 'fields' && !BESIDE.has(transition.toLowerCase())
