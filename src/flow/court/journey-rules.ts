/** When journeys begin, finish and count as abandoned, by slice: the streams that serve a slice say so. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { withAncestors } from '../../model/slices.ts'
import { abandonmentOf, type Abandonment } from '../journeys/abandonment.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { setsWith } from '../journeys/journey-log.ts'

/** What decides when the journeys of a slice begin, finish and are abandoned. */
export interface JourneyRules {
  readonly abandonment: Abandonment
  /** 1 for sets of business events that show it; null where the map names none. */
  readonly trigger: Uint8Array | null
  readonly finish: Uint8Array | null
}

/** Of the streams that serve a slice the one with the most stages: its trigger, finish line and window hold. */
const streamOf = (map: ValueStreamMap, slice: string): string | null => {
  const lines = withAncestors(map, slice)
  const serving = [...map.streams]
    .filter(
      ([, { for: served, lifecycle }]) =>
        lifecycle !== 'retired' && served.some((one) => lines.includes(one)),
    )
    .sort(([, one], [, other]) => other.stages.length - one.stages.length)
  return serving[0]?.[0] ?? null
}

const rulesOf = (ask: JourneyAsk, stream: string | null): JourneyRules => {
  const { proofPoints } = (stream === null ? undefined : ask.map.streams.get(stream)) ?? {}
  const sets = (event: string | undefined) => (event === undefined ? null : setsWith(ask.log, event))
  return {
    abandonment: abandonmentOf({ ...ask, request: { ...ask.request, stream } }),
    trigger: sets(proofPoints?.trigger),
    finish: sets(proofPoints?.finishLine),
  }
}

/** By code of the slice; the last is for journeys of no slice. */
export const journeyRules = (ask: JourneyAsk): JourneyRules[] => {
  const known = new Map<string | null, JourneyRules>()
  return [...ask.log.slices, null].map((slice) => {
    const stream = ask.request.stream ?? (slice === null ? null : streamOf(ask.map, slice))
    const rules = known.get(stream) ?? rulesOf(ask, stream)
    known.set(stream, rules)
    return rules
  })
}
