/** How slices lie within each other. */
import type { ValueStreamMap } from './schema.ts'

/** The slice and all slices that it lies within, from the inside out. A circle ends where it closes. */
export const withAncestors = (map: Pick<ValueStreamMap, 'slices'>, slice: string): string[] => {
  const way = new Set<string>()
  let here: string | undefined = slice
  while (here !== undefined && !way.has(here)) {
    way.add(here)
    here = map.slices.get(here)?.within
  }
  return [...way]
}

/** Whether one of the two slices is the other or lies within it. */
export const areRelated = (map: Pick<ValueStreamMap, 'slices'>, one: string, other: string): boolean =>
  withAncestors(map, one).includes(other) || withAncestors(map, other).includes(one)
