/** Whether the map holds all that the text defines: only then is what it lacks really missing. */
import type { LoadedMap } from '../model/load.ts'
import { SECTIONS } from '../model/schema.ts'

export type Section = keyof typeof SECTIONS

/** Codes of loading after which nobody knows what a file would have defined. */
const UNREAD = new Set(['MR001', 'MR005'])

const incomplete = new WeakMap<LoadedMap, ReadonlySet<Section>>()

const isSection = (key: unknown): key is Section => typeof key === 'string' && Object.hasOwn(SECTIONS, key)

const incompleteSections = ({ map, problems, definitions }: LoadedMap): Set<Section> => {
  if (problems.length === 0) return new Set()
  if (problems.some(({ code }) => UNREAD.has(code))) return new Set(Object.keys(SECTIONS).filter(isSection))
  return new Set(
    [...definitions].flatMap(([id, places]) =>
      places.flatMap(({ path: [section] }) => (isSection(section) && !map[section].has(id) ? [section] : [])),
    ),
  )
}

/**
 * Whether all entries of these sections could be read. A rule that reports what nobody owns, uses or decided
 * asks this first: the one that does may be an entry with a mistake in it, which is reported by itself.
 */
export const isComplete = (loaded: LoadedMap, ...sections: readonly Section[]): boolean => {
  let found = incomplete.get(loaded)
  if (!found) {
    found = incompleteSections(loaded)
    incomplete.set(loaded, found)
  }
  return !sections.some((section) => found.has(section))
}
