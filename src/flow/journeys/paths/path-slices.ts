/** The slices of customers whose journeys lie side by side: each with those within it, as everywhere. */
import { withAncestors } from '../../../model/slices.ts'
import type { JourneyAsk } from '../journey-ask.ts'

export interface PathSlice {
  readonly slice: string
  readonly name: string
  /** Whether a journey (index into the log) is one of the slice. */
  readonly has: (journey: number) => boolean
}

/** The slices of the map, or of those asked for, that any of the journeys belongs to; in the order of the map. */
export const pathSlices = ({ map, log, request }: JourneyAsk, journeys: Int32Array): PathSlice[] => {
  const present = new Set(journeys.map((journey) => log.slice[journey] ?? -1))
  const around = log.slices.map((slice) => new Set<string>(withAncestors(map, slice)))
  const asked = request.of.slices
  return [...map.slices].flatMap(([slice, { name }]) => {
    if (asked && !asked.includes(slice)) return []
    const codes = new Set([...present].filter((code) => around[code]?.has(slice)))
    return codes.size === 0 ? [] : [{ slice, name, has: (journey) => codes.has(log.slice[journey] ?? -1) }]
  })
}
