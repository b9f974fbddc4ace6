/** Which streams own and use a capability, and where several need the same. */
import { perMap } from './per-map.ts'

interface CapabilityUse {
  /** The streams that build and run it. */
  readonly owners: readonly string[]
  /** The streams that use it and do not own it. */
  readonly users: readonly string[]
}

/** Every capability of the map and who owns and uses it, in the order of the text; retired streams don't count. */
export const capabilityUse = perMap((map): ReadonlyMap<string, CapabilityUse> => {
  const uses = new Map([...map.capabilities.keys()].map((id) => [id, { owners: [], users: [] } as Lists]))
  for (const [id, { capabilities, lifecycle }] of map.streams) {
    if (lifecycle === 'retired' || !capabilities) continue
    const owned = new Set(capabilities.owned)
    for (const one of owned) uses.get(one)?.owners.push(id)
    for (const one of new Set(capabilities.used)) if (!owned.has(one)) uses.get(one)?.users.push(id)
  }
  return uses
})

interface Lists {
  readonly owners: string[]
  readonly users: string[]
}
