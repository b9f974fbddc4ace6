/** Journeys by slice: the same journeys that the filter of the slice chooses. */
import { withNested } from '../request.ts'
import type { JourneyAsk } from './journey-ask.ts'

export interface OfSlice {
  readonly slice: string
  readonly name: string
  readonly journeys: Int32Array
}

/** Those of the journeys that belong to each slice of the map, or to one within it; slices without any are left out. */
export const bySlice = ({ map, log }: JourneyAsk, journeys: Int32Array): OfSlice[] =>
  [...map.slices].flatMap(([slice, { name }]) => {
    const codes = new Set(withNested(slice, map).map((one) => log.slices.indexOf(one)))
    codes.delete(-1)
    const own = journeys.filter((journey) => codes.has(log.slice[journey] ?? -1))
    return own.length === 0 ? [] : [{ slice, name, journeys: own }]
  })
