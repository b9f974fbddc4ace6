/** North-stars of the streams and predictions of the map, for whoever asks. */
import { isoInstant } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import type { JourneyAsk } from '../flow/journeys/journey-ask.ts'
import { northStarAnswer, northStarNow } from '../flow/logic/north-star.ts'
import type { NorthStarAnswer, NorthStarsAnswer, PredictionsAnswer } from '../flow/logic/north-star-answer.ts'
import { predictionsOf } from '../flow/logic/prediction.ts'
import { oneOf, type FlowRequest } from '../flow/request.ts'
import { chainOf } from '../identify/chain.ts'
import type { ValueStreamMap } from '../model/schema.ts'

export interface Asked {
  readonly map: ValueStreamMap
  readonly askOf: (request: FlowRequest) => Promise<JourneyAsk>
}

/** What is told of the north-star of the stream that is asked for. @throws RequestError */
export const northStarOf = async ({ map, askOf }: Asked, request: FlowRequest): Promise<NorthStarAnswer> => {
  const stream = oneOf('stream', request.stream ?? '', [...map.streams.keys()])
  return { ...(await northStarAnswer(await askOf(request))), chain: chainOf(map, stream) }
}

/** All streams that say what they are judged by, at a glance; or the one that is asked for. @throws RequestError */
export const northStarsOf = async (
  { map, askOf }: Asked,
  request: FlowRequest = {},
): Promise<NorthStarsAnswer> => {
  const only = request.stream === undefined ? null : oneOf('stream', request.stream, [...map.streams.keys()])
  const judged = [...map.streams].filter(
    ([id, { northStar, guardrails }]) =>
      (only === null || id === only) && (northStar !== undefined || Object.keys(guardrails).length > 0),
  )
  return {
    streams: await Promise.all(
      judged.map(async ([stream]) => northStarNow(await askOf({ ...request, stream }))),
    ),
  }
}

/** What decisions and experiments predict, and whether it came true. */
export const predictionsNow = async ({ map, askOf }: Asked, now: Micros): Promise<PredictionsAnswer> => ({
  asOf: isoInstant(now, map.organisation.timeZone),
  predictions: await predictionsOf({ map, askOf: (stream) => askOf({ stream }), now }),
})
