/** What is built more than once: the centralisation that nobody decided on comes back inside each stream. */
import { BOUNDARY_ITEMS, type BoundaryItem, type ValueStreamMap } from '../model/schema.ts'
import { perMap } from './per-map.ts'
import { capabilityUse } from './shared-capabilities.ts'

interface MiniPlatform {
  /** What they build, by its name. */
  readonly name: string
  /** Who builds it under which id: at least two streams, in the order of the text. */
  readonly built: readonly { readonly stream: string; readonly capability: string }[]
  /** The supporting stream among them, which offers it already. */
  readonly offeredBy: string | null
}

const sameName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-_]+/g, ' ')

/**
 * Capabilities that two or more streams own: the same one, or several of the same name [article:
 * "recreated inside each Customer Value Stream as a small mini-platform"].
 */
export const miniPlatforms = perMap((map): readonly MiniPlatform[] => {
  const byName = new Map<string, { name: string; built: { stream: string; capability: string }[] }>()
  for (const [capability, { owners }] of capabilityUse(map)) {
    const name = map.capabilities.get(capability)?.name ?? capability
    const key = sameName(name)
    const entry = byName.get(key) ?? { name, built: [] }
    byName.set(key, entry)
    for (const stream of owners) entry.built.push({ stream, capability })
  }
  return [...byName.values()].flatMap(({ name, built }) =>
    new Set(built.map(({ stream }) => stream)).size < 2
      ? []
      : [
          {
            name,
            built,
            offeredBy:
              built.find(({ stream }) => map.streams.get(stream)?.kind === 'supporting')?.stream ?? null,
          },
        ],
  )
})

interface OwnedItem {
  readonly item: BoundaryItem
  /** The streams that own it, each for itself. */
  readonly ownedBy: readonly string[]
  /** The streams that share it. */
  readonly sharedBy: readonly string[]
}

/**
 * Boundary items that two or more streams own, each for itself: more pace for each of them, at the risk of
 * doing it several times and of drifting apart [article: shared vs owned].
 */
export const ownedSeveralTimes = (map: ValueStreamMap): OwnedItem[] => {
  const streams = [...map.streams].filter(([, { lifecycle }]) => lifecycle !== 'retired')
  const choosing = (item: BoundaryItem, choice: 'owned' | 'shared'): string[] =>
    streams.flatMap(([id, { boundaries }]) => (boundaries?.[item]?.choice === choice ? [id] : []))
  return BOUNDARY_ITEMS.flatMap((item) => {
    const ownedBy = choosing(item, 'owned')
    return ownedBy.length < 2 ? [] : [{ item, ownedBy, sharedBy: choosing(item, 'shared') }]
  })
}
