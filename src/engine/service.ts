/** How a stream runs as a service, of the data in a store. */
import type { JourneyAsk } from '../flow/journeys/journey-ask.ts'
import type { FlowRequest } from '../flow/request.ts'
import { objectivesNow, type ObjectiveNow } from '../flow/service/objective-answer.ts'
import { serviceAnswer } from '../flow/service/service.ts'
import type { ServiceAnswer } from '../flow/service/service-answer.ts'
import { availabilityOfDependencies, availabilityPromises } from '../identify/availability.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { promisedAvailability } from '../model/service-promises.ts'

/** What the map declares: the highest promise, and what those promise for whom the stream waits. */
const declaredIn = ({ map, request }: JourneyAsk): ServiceAnswer['architecture'] => {
  if (request.stream === null) return null
  const promises = availabilityPromises(map, request.stream).map(({ availability }) => availability)
  const dependencies = availabilityOfDependencies(map, request.stream)
  return {
    promised: promises.length === 0 ? null : Math.max(...promises),
    dependencies: dependencies?.availability ?? null,
    parts: (dependencies?.parts ?? []).map((part) => ({ ...part })),
  }
}

export const serviceOf = (ask: JourneyAsk): Promise<ServiceAnswer> => serviceAnswer(ask, declaredIn(ask))

/** All objectives of all streams, as of what is known. */
export const objectivesOfStreams = async (
  map: ValueStreamMap,
  ask: (request: FlowRequest) => Promise<JourneyAsk>,
): Promise<ObjectiveNow[]> => {
  const all: ObjectiveNow[] = []
  for (const [stream, { serviceLevels }] of map.streams) {
    if (!Object.values(serviceLevels).some((level) => promisedAvailability(level) !== null)) continue
    all.push(...(await objectivesNow(await ask({ stream }))))
  }
  return all
}
