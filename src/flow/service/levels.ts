/** The service levels of the stream that is asked for. */
import type { ServiceLevel } from '../../model/schema.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { oneOf } from '../request.ts'

export interface NamedLevel {
  readonly id: string
  readonly level: ServiceLevel
}

export const levelsOf = ({ map, request }: Pick<JourneyAsk, 'map' | 'request'>): NamedLevel[] =>
  Object.entries(
    (request.stream === null ? undefined : map.streams.get(request.stream))?.serviceLevels ?? {},
  ).map(([id, level]) => ({ id, level }))

export const levelsAbout = (
  ask: Pick<JourneyAsk, 'map' | 'request'>,
  about: ServiceLevel['about'],
): NamedLevel[] => levelsOf(ask).filter(({ level }) => level.about === about)

/** @throws RequestError where the stream has no such service level. */
export const levelNamed = (
  ask: Pick<JourneyAsk, 'map' | 'request'>,
  about: ServiceLevel['about'],
  id: string | null,
): NamedLevel => {
  const levels = levelsAbout(ask, about)
  const found = oneOf(
    `service level about ${about}`,
    id ?? '',
    levels.map((one) => one.id),
  )
  const level = levels.find((one) => one.id === found)
  if (!level) throw new Error('What was found is there.')
  return level
}

/** How a stage is called; the whole stream without one. */
export const stageName = ({ map }: Pick<JourneyAsk, 'map'>, stage: string | null): string =>
  stage === null ? 'the whole stream' : (map.stages.get(stage)?.name ?? stage)
