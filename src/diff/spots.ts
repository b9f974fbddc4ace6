/** Sets of spots (a slice at a stage), and how they are called. */
import type { Context } from './context.ts'
import { NO_STAGE, type Spot } from './coverage.ts'
import { branchAt, type Tree } from './tree.ts'
import { listed } from './wording.ts'

/** By the key of the spot. */
export type Spots = ReadonlyMap<string, Spot>

export const NONE: Spots = new Map()

export const union = (all: readonly Spots[]): Spots => new Map(all.flatMap((one) => [...one]))

export const common = (one: Spots, other: Spots): Spots => new Map([...one].filter(([key]) => other.has(key)))

export const asTree = (spots: Spots): Tree =>
  [...spots.values()].map(({ slice, stage }) => (stage === NO_STAGE ? { slice } : { slice, stage }))

/** Slices in the fewest words: all slices within one are called by its name. */
const slicesInWords = ({ before, after, coverage, nameOf }: Context, slices: readonly string[]): string => {
  const left = new Set(slices)
  const names: string[] = []
  const outer = Object.keys({ ...branchAt(after, ['slices']), ...branchAt(before, ['slices']) })
    .map((id) => ({ id, within: coverage.within(id) }))
    .sort((a, b) => b.within.length - a.within.length)
  for (const { id, within } of outer) {
    if (within.length < 2 || !within.every((one) => left.has(one))) continue
    names.push(nameOf('slice', id))
    for (const one of within) left.delete(one)
  }
  return listed([...names, ...[...left].map((one) => nameOf('slice', one))])
}

const grouped = <T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
  return groups
}

/** `Discover and Compare for Consumers`. */
export const inWords = (context: Context, spots: Spots): string => {
  const stagesOf = grouped([...spots.values()].map(({ slice, stage }) => [slice, stage] as const))
  const slicesOf = grouped([...stagesOf].map(([slice, stages]) => [JSON.stringify(stages), slice] as const))
  return listed(
    [...slicesOf].map(([key, slices]) => {
      const stages = (JSON.parse(key) as string[]).filter((stage) => stage !== NO_STAGE)
      const who = slicesInWords(context, slices)
      return stages.length === 0
        ? who
        : `${listed(stages.map((stage) => context.nameOf('stage', stage)))} for ${who}`
    }),
  )
}
