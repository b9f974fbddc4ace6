/** Proof-point coverage of the map by what the store holds. */
import { coverageAnswer, stepsCovered } from '../flow/journeys/coverage/coverage.ts'
import type { CoverageAnswer, StreamCoverage } from '../flow/journeys/coverage/coverage-answer.ts'
import type { Arrivals } from '../flow/journeys/coverage/arrivals-answer.ts'
import type { JourneyAsk } from '../flow/journeys/journey-ask.ts'
import type { Micros } from '../flow/event.ts'
import { oneOf, type FlowRequest } from '../flow/request.ts'
import { coverageOf } from '../identify/coverage.ts'
import type { Stream, ValueStreamMap } from '../model/schema.ts'
import type { SourceSummary, Store } from '../store/store.ts'

/** The innermost slices that each stream serves. */
const servedIn = (map: ValueStreamMap): ((stream: Stream) => readonly string[]) => {
  const { leavesOfAll } = coverageOf(map)
  return (stream) => leavesOfAll(stream.for)
}

/** How far the steps of all streams are covered by the journeys of an ask. */
export const streamsCovered = async (
  ask: Pick<JourneyAsk, 'map' | 'log' | 'until'>,
  store: Pick<Store, 'seen'>,
  now: Micros,
): Promise<readonly StreamCoverage[]> =>
  stepsCovered({ ask, seen: await store.seen(), now, served: servedIn(ask.map), stream: null }).streams

/**
 * @param stream The only stream that is asked for.
 * @throws RequestError if there is no such stream.
 */
export const coverageOfStore = async (
  stream: string | undefined,
  store: Store,
  journeys: (request: FlowRequest) => Promise<JourneyAsk>,
  summaries: readonly SourceSummary[],
  arrivals: (isMeant: (source: string) => boolean) => Arrivals | null,
  now: Micros,
): Promise<CoverageAnswer> => {
  // All journeys, whatever their stream: what was never seen in one may have been seen in another.
  const [ask, seen] = await Promise.all([journeys({ by: 'month' }), store.seen()])
  return coverageAnswer({
    ask,
    seen,
    now,
    arrivals,
    lastOf: new Map(summaries.flatMap(({ source, last }) => (last === null ? [] : [[source, last]]))),
    served: servedIn(ask.map),
    stream: stream === undefined ? null : oneOf('stream', stream, [...ask.map.streams.keys()]),
  })
}
