/** Slices as a tree is read: each followed by those within it. */
import { withAncestors } from '../../model/slices.ts'
import type { Slice } from '../../model/schema.ts'
import type { KnownMap } from './known-map.tsx'

interface PlacedSlice {
  readonly id: string
  readonly slice: Slice
  /** How many slices it lies within. */
  readonly depth: number
}

/** In the order of the text among siblings. A circle of slices is read from its first. */
export const inOrder = (slices: Readonly<Record<string, Slice>>, map: KnownMap['grid']): PlacedSlice[] => {
  const placed = new Map<string, PlacedSlice>()
  const place = (id: string, depth: number): void => {
    const slice = slices[id]
    if (!slice || placed.has(id)) return
    placed.set(id, { id, slice, depth })
    for (const [inner, { within }] of Object.entries(slices)) if (within === id) place(inner, depth + 1)
  }
  const hasOuter = (id: string): boolean => withAncestors(map, id).some((one) => one !== id && one in slices)
  for (const id of Object.keys(slices)) if (!hasOuter(id)) place(id, 0)
  for (const id of Object.keys(slices)) place(id, 0)
  return [...placed.values()]
}
