import type { Links } from '../model/link.ts'

/** What is computed of the links of a thing once, for as long as its text stays as it is. */
export const perLinks = <T>(compute: (links: Links) => T): ((links: Links) => T) => {
  const known = new WeakMap<Links, { readonly value: T }>()
  return (links) => {
    const before = known.get(links)
    if (before) return before.value
    const value = compute(links)
    known.set(links, { value })
    return value
  }
}
