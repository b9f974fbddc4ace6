/** The court, with what the map declares and what decisions have predicted. */
import type { CourtAnswer } from '../flow/court/court-answer.ts'
import { courtAnswer, type CourtRequest } from '../flow/court/tell-court.ts'
import type { Micros } from '../flow/event.ts'
import type { JourneyAsk } from '../flow/journeys/journey-ask.ts'
import { judgeDecision } from '../flow/logic/prediction.ts'
import { declaredBetween } from '../identify/declared.ts'

/** @throws RequestError */
export const courtOfMap = async (
  ask: JourneyAsk,
  request: CourtRequest,
  now: Micros,
): Promise<CourtAnswer> => {
  const { map, askAgain } = ask
  const asking = { map, now, askOf: (stream: string) => askAgain({ stream }) }
  const judged = await Promise.all(
    [...map.decisions].flatMap(([id, decision]) =>
      decision.kind === 'split' || decision.kind === 'merge' ? [judgeDecision(id, decision, asking)] : [],
    ),
  )
  return courtAnswer(ask, request, {
    declared: (a, b) => declaredBetween(map, a, b),
    predictions: new Map(judged.flatMap((one) => (one === null ? [] : [[one.id, one]]))),
  })
}
