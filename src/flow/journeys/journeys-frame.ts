/** What stands beside every answer about journeys as wholes. */
import { FLOW_STATES } from '../../model/schema.ts'
import { journeyFrameOf } from './journey-ask.ts'
import { setsWith, sizeOf, type JourneyLog } from './journey-log.ts'
import type { JourneysAnswer } from './journeys-answer.ts'
import type { Point } from './points.ts'
import type { JourneyStudy } from './study.ts'

const DONE_STATE = FLOW_STATES.indexOf('done')

/** Whether any journey has ever come to the finish: 0 % says something else where none could. */
const wasEverSeen = (log: JourneyLog, { kind, id }: Point): boolean =>
  kind === 'done' ? log.state.includes(DONE_STATE) : setsWith(log, id).includes(1)

const neverFinished = ({ kind, id }: Point): string =>
  kind === 'done'
    ? 'No event means that a journey is done: nothing can convert. Name the event under `proofPoints: { finishLine: … }` of the stream, or give one the state `done`.'
    : `No event \`${id}\` has ever come in, to which journeys convert: see its coverage.`

/** What stands beside all of it. The policies name an abandonment window that the map declares; a default is named here. */
export const framed = ({ ask, finish, abandonment: { declared, words } }: JourneyStudy) => {
  const frame = journeyFrameOf(ask)
  const unreachable = sizeOf(ask.log) > 0 && !wasEverSeen(ask.log, finish)
  return {
    ...frame,
    warnings: [...frame.warnings, ...(unreachable ? [neverFinished(finish)] : [])],
    policies: declared ? frame.policies : [...frame.policies, words],
    abandonment: words,
  }
}

type PointAnswer = JourneysAnswer['beginning']

export const pointAnswer = ({ id, name, kind }: Point): PointAnswer => ({ id, name, kind })
