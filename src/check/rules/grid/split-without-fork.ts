import { coverageOf } from '../../../identify/coverage.ts'
import { decisionsAbout } from '../../../identify/decisions.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** Leaf → forks that name a slice with it. */
const forksByLeaf = (map: ValueStreamMap): Map<string, string[]> => {
  const forks = new Map<string, string[]>()
  for (const [id, { slices }] of map.forks) {
    for (const leaf of coverageOf(map).leavesOfAll(slices)) {
      const there = forks.get(leaf)
      if (there) there.push(id)
      else forks.set(leaf, [id])
    }
  }
  return forks
}

/** Streams run side by side for different slices, and nothing says what differs (R25, R67). */
export const splitWithoutFork: Rule = {
  code: 'MR242',
  name: 'split without a fork',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    // Forks follow from the grid: before it there is nothing to say them with.
    if (map.grid.size === 0 && map.forks.size === 0) return []
    const { streams, leavesOfAll } = coverageOf(map)
    const forks = forksByLeaf(map)
    const firstAt = new Map<string, { readonly id: string; readonly leaves: ReadonlySet<string> }>()
    return streams.flatMap(([id, stream]) => {
      const leaves = new Set(leavesOfAll(stream.for))
      const beside = stream.stages
        .map((stage) => firstAt.get(stage))
        .find((one) => one !== undefined && ![...leaves].some((leaf) => one.leaves.has(leaf)))
      for (const stage of stream.stages) if (!firstAt.has(stage)) firstAt.set(stage, { id, leaves })
      if (beside === undefined || leaves.size === 0) return []
      const isForked = [...leaves].some((leaf) =>
        forks
          .get(leaf)
          ?.some((fork) =>
            leavesOfAll(map.forks.get(fork)?.slices ?? []).some((other) => !leaves.has(other)),
          ),
      )
      const isDecided = decisionsAbout(map)
        .get(id)
        ?.some(({ decision }) => decision.kind === 'create' || decision.kind === 'split')
      if (isForked || isDecided) return []
      return [
        {
          ...locateKey(['streams', id]),
          code: 'MR242',
          message: `\`${id}\` runs beside \`${beside.id}\` for other slices, and nothing says what differs.`,
          hint: `Record under \`forks\` in what the paths part (intent, finish line, proof, cadence or policy) and why; or let \`${beside.id}\` serve these slices too.`,
          related: [{ ...locateKey(['streams', beside.id]), message: `\`${beside.id}\`` }],
        },
      ]
    })
  },
}
