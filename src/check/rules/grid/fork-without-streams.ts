import { coverageOf } from '../../../identify/coverage.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A fork says that paths part, and one stream serves both sides of it: a distinct path has no card (R26). */
export const forkWithoutStreams: Rule = {
  code: 'MR241',
  name: 'fork that no stream follows',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const { leavesOf, leavesOfAll, streamsAt } = coverageOf(map)
    return [...map.forks].flatMap(([id, { at, slices }]): Problem[] => {
      // Slices that lie within each other can't be kept apart: MR239 tells that.
      if (slices.flatMap(leavesOf).length > leavesOfAll(slices).length) return []
      // Stream → slices of the fork that it serves at a stage of the fork.
      const sides = new Map<string, Set<string>>()
      for (const slice of slices) {
        for (const stage of at) {
          for (const stream of leavesOf(slice).flatMap((leaf) => streamsAt(leaf, stage))) {
            const served = sides.get(stream) ?? new Set()
            sides.set(stream, served.add(slice))
          }
        }
      }
      const [both] = [...sides].filter(([, served]) => served.size > 1)
      if (both === undefined) return []
      const [stream, served] = both
      return [
        {
          ...locateKey(['forks', id]),
          code: 'MR241',
          message: `By the fork \`${id}\` the paths of ${named(served)} part at ${named(at)}, but \`${stream}\` serves both there.`,
          hint: `Give each path a stream of its own, or remove the fork: what does not part stays merged.`,
          related: [{ ...locateKey(['streams', stream, 'for']), message: `\`${stream}\` serves them` }],
        },
      ]
    })
  },
}
