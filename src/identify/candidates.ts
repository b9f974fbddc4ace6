/** Candidate value streams [article: step 6]: groups of slices that no fork parts × contiguous stages. */
import type { ValueStreamMap } from '../model/schema.ts'
import { coverageOf } from './coverage.ts'
import { cellOf } from './inherited.ts'
import { divergencesOf } from './divergence.ts'

/** Where paths part, be it recorded or proposed. */
interface Parting {
  /** Id of the fork; null for one that the grid proposes. */
  readonly fork: string | null
  readonly at: readonly string[]
  readonly groups: readonly (readonly string[])[]
}

export interface CandidateStream {
  /** The slices that it would serve, as few as say it. */
  readonly slices: readonly string[]
  /** The contiguous stages that it would cover. */
  readonly stages: readonly string[]
  /** What parts its slices from others; empty if nothing does. */
  readonly because: readonly Parting[]
  /** The streams of the map that serve some of its slices at some of its stages, and how well they fit. */
  readonly servedBy: readonly { readonly stream: string; readonly isExact: boolean }[]
}

/** The forks that the map records; where it records none, those that stated differences of the grid propose. */
export const partingsOf = (map: ValueStreamMap): Parting[] =>
  map.forks.size > 0
    ? [...map.forks].map(([fork, { at, slices }]) => ({ fork, at, groups: slices.map((slice) => [slice]) }))
    : divergencesOf(map, 'stated').map(({ at, groups }) => ({ fork: null, at, groups }))

/** Groups of leaves that no parting parts. A leaf that a parting does not name stays with its first group. */
const undivided = (map: ValueStreamMap, partings: readonly Parting[]): string[][] => {
  const { leaves, leavesOfAll } = coverageOf(map)
  const sideOf = new Map(leaves.map((leaf) => [leaf, '']))
  for (const { groups } of partings) {
    const sides = groups.map((slices) => new Set(leavesOfAll(slices)))
    for (const leaf of leaves) {
      const side = Math.max(
        0,
        sides.findIndex((some) => some.has(leaf)),
      )
      sideOf.set(leaf, `${sideOf.get(leaf)}/${side}`)
    }
  }
  const groups = new Map<string, string[]>()
  for (const [leaf, side] of sideOf) groups.set(side, [...(groups.get(side) ?? []), leaf])
  return [...groups.values()]
}

/** The stages in runs without a gap, leaving out those that apply to none of the slices. */
const runsOf = (map: ValueStreamMap, leaves: readonly string[]): string[][] => {
  const runs: string[][] = [[]]
  for (const stage of map.stages.keys()) {
    const isPassed = leaves.some((leaf) => cellOf(map)(leaf, stage).kind !== 'does not apply')
    if (isPassed) runs.at(-1)?.push(stage)
    else runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}

const isSame = (some: readonly string[], others: readonly string[]): boolean => {
  const these = new Set(some)
  return these.size === new Set(others).size && others.every((one) => these.has(one))
}

/**
 * The candidates, in the order of the slices: each leaf and each stage that applies to it is in exactly one.
 *
 * @param partings Where paths part; by default {@link partingsOf}.
 */
export const candidateStreams = (
  map: ValueStreamMap,
  partings: readonly Parting[] = partingsOf(map),
): CandidateStream[] => {
  const { leavesOfAll, joined, streams, streamsAt } = coverageOf(map)
  return undivided(map, partings).flatMap((leaves) => {
    const because = partings.filter(({ groups }) => {
      const touched = groups.filter((slices) => leavesOfAll(slices).some((leaf) => leaves.includes(leaf)))
      return touched.length > 0 && touched.length < groups.length
    })
    return runsOf(map, leaves).map((stages): CandidateStream => {
      const serving = new Set(leaves.flatMap((leaf) => stages.flatMap((stage) => streamsAt(leaf, stage))))
      return {
        slices: joined(leaves),
        stages,
        because,
        servedBy: streams
          .filter(([id]) => serving.has(id))
          .map(([stream, one]) => ({
            stream,
            isExact: isSame(leavesOfAll(one.for), leaves) && isSame(one.stages, stages),
          })),
      }
    })
  })
}
