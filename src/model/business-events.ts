/** How the business events of a map are recognised in what tools report: for the check, the fold and coverage alike. */
import { withAncestors } from './slices.ts'
import type { BusinessEvent, ValueStreamMap } from './schema.ts'

/** The words of tools, or patterns of them, by which the event is known: its own name where it names none. */
export const wordsOf = (name: string, event: BusinessEvent): readonly string[] =>
  event.types.length > 0 ? event.types : [name]

/** The slices of whose journeys it tells, with all that lie within them; null for all journeys. */
export const slicesOf = (
  event: BusinessEvent,
  map: Pick<ValueStreamMap, 'slices'>,
): ReadonlySet<string> | null => {
  const named = event.slices
  if (named === undefined) return null
  return new Set(
    [...map.slices.keys()].filter((slice) => withAncestors(map, slice).some((one) => named.includes(one))),
  )
}
