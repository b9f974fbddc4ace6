import type { ValueStreamMap } from '../model/schema.ts'

/** What is computed of a map once, however many ask for it. A map never changes: another text is another map. */
export const perMap = <T>(compute: (map: ValueStreamMap) => T): ((map: ValueStreamMap) => T) => {
  const known = new WeakMap<ValueStreamMap, { readonly value: T }>()
  return (map) => {
    const before = known.get(map)
    if (before) return before.value
    const value = compute(map)
    known.set(map, { value })
    return value
  }
}
