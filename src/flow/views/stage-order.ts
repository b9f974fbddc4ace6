/** Stages in the order of the flow. */
import { stagesOf } from '../../model/states.ts'
import { sourcesOf } from '../reach.ts'
import type { Ask } from '../report.ts'

/** The stages that the map names, in its order: those of the stream for journeys, of the sources for delivery work. */
const declaredStages = ({ map, request: { of, stream } }: Ask): string[] => {
  const own = of.measured === 'journeys' && stream !== null ? (map.streams.get(stream)?.stages ?? []) : []
  return [
    ...new Set([
      ...own,
      ...sourcesOf(map, of.measured, stream).flatMap(([, source]) => stagesOf(source, map)),
    ]),
  ]
}

/** These stages in the order of the map; those that it does not name come last, in alphabetical order. */
export const inFlowOrder = (ask: Ask, found: Iterable<string>): string[] => {
  const rest = new Set(found)
  const declared = declaredStages(ask).filter((stage) => rest.delete(stage))
  return [...declared, ...[...rest].sort()]
}

/** Where each stage that the map names comes in the flow; of others it is not known. */
export const positionsOf = (ask: Ask): ReadonlyMap<string, number> =>
  new Map(declaredStages(ask).map((stage, i) => [stage, i]))
