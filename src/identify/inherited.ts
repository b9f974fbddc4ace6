/** What holds for a slice because it holds for a slice around it. */
import { withAncestors } from '../model/slices.ts'
import type { Slice, ValueStreamMap } from '../model/schema.ts'

/** What the slice says, or else the nearest slice around it; undefined if none of them says it. */
export const inherited = <T>(
  map: Pick<ValueStreamMap, 'slices'>,
  slice: string,
  said: (one: Slice) => T | undefined,
): T | undefined => {
  for (const id of withAncestors(map, slice)) {
    const one = map.slices.get(id)
    const value = one && said(one)
    if (value !== undefined) return value
  }
  return undefined
}

/** Whether it is said who the slice is: a segment, a persona or a job, its own or of a slice around it. */
export const isIdentified = (map: Pick<ValueStreamMap, 'slices'>, slice: string): boolean =>
  inherited(map, slice, ({ segment, persona, job }) => segment ?? persona ?? job) !== undefined
