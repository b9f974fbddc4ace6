/** The twelve boundary items, as drawings show them. */
import { perMap } from '../identify/per-map.ts'
import type { BoundaryItem, ValueStreamMap } from '../model/schema.ts'

export const ITEM_NAMES: Readonly<Record<BoundaryItem, string>> = {
  'user-experience': 'User experience',
  identity: 'Identity and access',
  integration: 'Integration and events',
  infrastructure: 'Infrastructure and runtime',
  security: 'Security and compliance',
  observability: 'Observability and SLOs',
  release: 'Release and delivery',
  'failure-domains': 'Failure domains and scaling',
  analytics: 'Analytics and reporting',
  billing: 'Billing',
  crm: 'CRM and customer records',
  onboarding: 'Onboarding and provisioning',
}

/** Supporting stream and item, joined by a space → the streams that share the item with it. */
const sharers = perMap(({ streams }): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const [id, { boundaries = {} }] of streams) {
    for (const [item, boundary] of Object.entries(boundaries)) {
      if (boundary?.choice !== 'shared' || boundary.with === undefined || boundary.with === id) continue
      const key = `${boundary.with} ${item}`
      const list = found.get(key)
      if (list) list.push(id)
      else found.set(key, [id])
    }
  }
  return found
})

/** The streams that share an item with this one. */
export const sharersOf = (map: ValueStreamMap, id: string, item: BoundaryItem): readonly string[] =>
  sharers(map).get(`${id} ${item}`) ?? []

/**
 * What a stream chose for an item, in a word, and how its box looks. A supporting stream need not choose: it
 * offers the item to those that share it, or has nothing to do with it.
 */
export const boundaryChoice = (
  map: ValueStreamMap,
  id: string,
  item: BoundaryItem,
): { readonly choice: 'shared' | 'owned' | 'offers' | 'open' | '–'; readonly className: string } => {
  const stream = map.streams.get(id)
  const chosen = stream?.boundaries?.[item]?.choice
  if (chosen !== undefined) return { choice: chosen, className: chosen === 'shared' ? 'soft' : 'frame edge' }
  if (sharersOf(map, id, item).length > 0) return { choice: 'offers', className: 'soft' }
  return stream?.kind === 'supporting'
    ? { choice: '–', className: 'panel' }
    : { choice: 'open', className: 'gap' }
}
