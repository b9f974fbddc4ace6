/** What the map declares of two slices at a stage: what the grid says of each, forks, and who serves them. */
import { ASPECTS, type Aspect, type ValueStreamMap } from '../model/schema.ts'
import { coverageOf } from './coverage.ts'
import { sayingOf } from './divergence.ts'
import { cellOf } from './inherited.ts'

interface DeclaredDifference {
  readonly aspect: Aspect
  /** null where it says nothing. */
  readonly a: string | null
  readonly b: string | null
  /** Other obligations hold: material without any statistics. */
  readonly material: boolean
}

interface DeclaredAtStage {
  /** Whether the step applies to the slice, as far as the grid says. */
  readonly applies: { readonly a: boolean; readonly b: boolean }
  readonly differences: readonly DeclaredDifference[]
  /** Recorded forks that part the slices here. */
  readonly forks: readonly string[]
  readonly streams: { readonly a: readonly string[]; readonly b: readonly string[] }
}

/** @returns Stage → what is declared there, in the order of the journey. */
export const declaredBetween = (
  map: ValueStreamMap,
  a: string,
  b: string,
): ReadonlyMap<string, DeclaredAtStage> => {
  const { leavesOf, streamsAt } = coverageOf(map)
  const stages = [...map.stages.keys()]
  const applies = (slice: string, stage: string): boolean =>
    cellOf(map)(slice, stage).kind !== 'does not apply'
  // The finish lines of slices are compared at the last step that both take.
  const last = stages.findLast((stage) =>
    [a, b].every((slice) => cellOf(map)(slice, stage).kind === 'applies'),
  )
  /** Whether the two fall to different slices of a fork, and to none together. */
  const parts = (slices: readonly string[]): boolean => {
    const has = (slice: string, of: string): boolean =>
      leavesOf(of).some((leaf) => leavesOf(slice).includes(leaf))
    return (
      slices.some((one) => has(one, a)) &&
      slices.some((one) => has(one, b)) &&
      !slices.some((one) => has(one, a) && has(one, b))
    )
  }
  const streamsOf = (slice: string, stage: string): string[] => [
    ...new Set(leavesOf(slice).flatMap((leaf) => streamsAt(leaf, stage))),
  ]
  return new Map(
    stages.map((stage) => [
      stage,
      {
        applies: { a: applies(a, stage), b: applies(b, stage) },
        differences: ASPECTS.flatMap((aspect): DeclaredDifference[] => {
          const ofA = sayingOf(map, a, stage, aspect, stage === last)
          const ofB = sayingOf(map, b, stage, aspect, stage === last)
          if (ofA === null || ofB === null || ofA.key === ofB.key) return []
          return [{ aspect, a: ofA.says, b: ofB.says, material: aspect === 'policy' }]
        }),
        forks: [...map.forks].flatMap(([id, { at, slices }]) =>
          at.includes(stage) && parts(slices) ? [id] : [],
        ),
        streams: { a: streamsOf(a, stage), b: streamsOf(b, stage) },
      },
    ]),
  )
}
