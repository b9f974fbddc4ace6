/** Journeys by slice: the same journeys that the filter of the slice chooses. */
import { withNested } from '../request.ts'
import type { JourneyAsk } from './journey-ask.ts'
import { those } from './those.ts'

interface OfSlice {
  readonly slice: string
  readonly name: string
  readonly journeys: Int32Array
}

/**
 * Those of the journeys that belong to each slice of the map, or to one within it; slices without any are left out. Where one
 * slice is asked for, it and those within it: a wider one would be another selection.
 */
export const bySlice = ({ map, log, request }: JourneyAsk, journeys: Int32Array): OfSlice[] => {
  const asked = request.slice === null ? null : new Set(withNested(request.slice, map))
  return [...map.slices].flatMap(([slice, { name }]) => {
    if (asked && !asked.has(slice)) return []
    const within = new Set(withNested(slice, map))
    const isWithin = Uint8Array.from(log.slices, (one) => (within.has(one) ? 1 : 0))
    const own = those(journeys, (journey) => isWithin[log.slice[journey] ?? -1] === 1)
    return own.length === 0 ? [] : [{ slice, name, journeys: own }]
  })
}
