/** Which stream serves which slice at which stage, and what has gone from one stream to another. */
import type { Path } from '../model/place.ts'
import { at, branchAt, isBranch, textsAt, type Branch } from './tree.ts'

/** A slice at a stage. Slices are the innermost ones of both maps together. */
export interface Spot {
  readonly slice: string
  readonly stage: string
}

/** Stands for all stages of a stream that names none. */
export const NO_STAGE = ''

export interface Coverage {
  /**
   * Top-level stream → what it serves, by the key of the spot. Retired streams serve nothing, and where a step
   * does not apply there is nothing to serve.
   */
  readonly before: ReadonlyMap<string, ReadonlyMap<string, Spot>>
  readonly after: ReadonlyMap<string, ReadonlyMap<string, Spot>>
  /** The innermost slices within a slice, or the slice itself. */
  readonly within: (slice: string) => readonly string[]
}

const innermost = (before: Branch, after: Branch): ((slice: string) => readonly string[]) => {
  const inner = new Map<string, string[]>()
  for (const [id, slice] of Object.entries({
    ...branchAt(before, ['slices']),
    ...branchAt(after, ['slices']),
  })) {
    const parent = isBranch(slice) ? slice['within'] : undefined
    if (typeof parent === 'string') inner.set(parent, [...(inner.get(parent) ?? []), id])
  }
  const leaves = (slice: string, way: readonly string[]): string[] => {
    const below = (inner.get(slice) ?? []).filter((one) => !way.includes(one))
    return below.length === 0 ? [slice] : below.flatMap((one) => leaves(one, [...way, one]))
  }
  return (slice) => leaves(slice, [slice])
}

const isActive = (stream: Branch): boolean =>
  stream['kind'] !== 'supporting' && stream['lifecycle'] !== 'retired'

/** @param before The meaning of the earlier map, with the ids of the later one. */
export const coverageOf = (before: Branch, after: Branch): Coverage => {
  const within = innermost(before, after)
  const served = (tree: Branch): Map<string, Map<string, Spot>> =>
    new Map(
      Object.entries(branchAt(tree, ['streams'])).flatMap(([id, stream]) => {
        if (!isBranch(stream) || !isActive(stream)) return []
        const path: Path = ['stages']
        const stages = textsAt(stream, path)
        const spots = new Set(textsAt(stream, ['for']).flatMap(within))
          .values()
          .flatMap((slice) => (stages.length === 0 ? [NO_STAGE] : stages).map((stage) => ({ slice, stage })))
          .filter(({ slice, stage }) => at(tree, ['grid', slice, stage, 'applies']) !== false)
        return [[id, new Map(spots.map((spot) => [`${spot.slice}\n${spot.stage}`, spot] as const))] as const]
      }),
    )
  return { before: served(before), after: served(after), within }
}

export interface Flow {
  readonly from: string
  readonly to: string
  /** What `from` served before and serves no more, and `to` serves now and did not before. */
  readonly spots: ReadonlyMap<string, Spot>
}

/** What has gone from which stream to which, in the order of the earlier map. */
export const flowsOf = ({ before, after }: Coverage): Flow[] => {
  const gainedBy = new Map<string, string[]>()
  for (const [to, spots] of after) {
    for (const key of spots.keys()) {
      if (!before.get(to)?.has(key)) gainedBy.set(key, [...(gainedBy.get(key) ?? []), to])
    }
  }
  return [...before].flatMap(([from, spots]) => {
    const flows = new Map<string, Map<string, Spot>>()
    for (const [key, spot] of spots) {
      if (after.get(from)?.has(key)) continue
      for (const to of gainedBy.get(key) ?? []) {
        flows.set(to, (flows.get(to) ?? new Map<string, Spot>()).set(key, spot))
      }
    }
    return [...flows].map(([to, moved]) => ({ from, to, spots: moved }))
  })
}
