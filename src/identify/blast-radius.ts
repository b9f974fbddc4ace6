/** Who fails with whom. */
import type { ValueStreamMap } from '../model/schema.ts'
import { circlesIn } from './circles.ts'
import { perYear } from './money.ts'
import { perMap } from './per-map.ts'
import { isHard, seamsOf } from './seams.ts'

interface Reached {
  /** A top-level stream. */
  readonly stream: string
  /** The interfaces over which the failure comes, the nearest to the cause first. */
  readonly through: readonly string[]
}

interface BlastRadius {
  readonly stream: string
  /** The top-level streams that fail with it, other than itself; the nearest first. */
  readonly reached: readonly Reached[]
  /** Reliance that no interface describes, so that nobody can tell whether the failure passes there. */
  readonly unknown: readonly { readonly consumer: string; readonly provider: string }[]
  /** What the reached streams bring in: currency → amount per year, by their shares of the revenue streams. */
  readonly revenue: Readonly<Record<string, number>>
}

const isThere = (map: ValueStreamMap, stream: string): boolean => {
  const lifecycle = map.streams.get(stream)?.lifecycle
  return lifecycle !== undefined && lifecycle !== 'retired'
}

/** All streams reachable from these over hard edges, these included, each with its way; breadth first. */
const reachable = (map: ValueStreamMap, from: Iterable<readonly [string, readonly string[]]>) => {
  const ways = new Map<string, readonly string[]>()
  for (const [stream, way] of from) if (isThere(map, stream) && !ways.has(stream)) ways.set(stream, way)
  const { offered } = seamsOf(map)
  // A map goes on while it grows: this is the queue of the search.
  for (const [stream, way] of ways) {
    for (const seam of offered.get(stream) ?? []) {
      if (!isHard(seam.interface)) continue
      for (const consumer of seam.interface.consumers) {
        if (isThere(map, consumer) && !ways.has(consumer)) ways.set(consumer, [...way, seam.id])
      }
    }
  }
  return ways
}

/** Supporting stream → streams that rely on it without an interface between the two. */
const withoutInterface = perMap((map) => {
  const { used } = seamsOf(map)
  const found = new Map<string, string[]>()
  for (const [consumer, { reliesOn }] of map.streams) {
    if (!isThere(map, consumer)) continue
    const providers = new Set((used.get(consumer) ?? []).map((seam) => seam.interface.provider))
    for (const provider of new Set(reliesOn)) {
      if (provider === consumer || providers.has(provider) || !isThere(map, provider)) continue
      const list = found.get(provider)
      if (list) list.push(consumer)
      else found.set(provider, [consumer])
    }
  }
  return found
})

/** What streams bring in by their shares: currency → amount per year. */
const revenueOf = (map: ValueStreamMap, streams: ReadonlySet<string>): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const { amount, shares } of map.revenueStreams.values()) {
    if (!amount) continue
    for (const [stream, share] of Object.entries(shares)) {
      if (!streams.has(stream)) continue
      const part = (perYear(amount) * share) / 100
      sums[amount.currency] = (sums[amount.currency] ?? 0) + part
    }
  }
  return sums
}

/**
 * The blast radius of a stream: the top-level streams reachable from it over hard edges, that is over
 * synchronous interfaces without a fallback. Buffered, asynchronous edges are soft. A stream that the map
 * does not have, or that is retired, reaches nothing.
 */
export const blastRadius = (map: ValueStreamMap, stream: string): BlastRadius => {
  const ways = reachable(map, [[stream, []]])
  const reached = [...ways].flatMap(([one, through]): Reached[] =>
    one !== stream && map.streams.get(one)?.kind === 'top-level' ? [{ stream: one, through }] : [],
  )
  return {
    stream,
    reached,
    unknown: [...ways.keys()].flatMap((provider) =>
      (withoutInterface(map).get(provider) ?? []).flatMap((consumer) =>
        ways.has(consumer) ? [] : [{ consumer, provider }],
      ),
    ),
    revenue: revenueOf(map, new Set(reached.map((one) => one.stream))),
  }
}

/** The top-level streams that fail when this interface does not answer; none if it is not hard. */
export const reachedThrough = (map: ValueStreamMap, id: string): Reached[] => {
  const one = map.interfaces.get(id)
  if (!one || !isHard(one) || !isThere(map, one.provider)) return []
  const ways = reachable(
    map,
    one.consumers.map((consumer) => [consumer, [id]] as const),
  )
  return [...ways].flatMap(([stream, through]): Reached[] =>
    stream !== one.provider && map.streams.get(stream)?.kind === 'top-level' ? [{ stream, through }] : [],
  )
}

/**
 * Circles of hard edges, each once: a stream, the one that it waits for, and so on, beginning with the one that
 * the map names first.
 */
export const hardCircles = perMap((map): readonly (readonly string[])[] => {
  const { used } = seamsOf(map)
  return circlesIn(map.streams.keys(), (stream) => [
    ...new Set(
      (used.get(stream) ?? []).flatMap((seam) => (isHard(seam.interface) ? [seam.interface.provider] : [])),
    ),
  ])
})
