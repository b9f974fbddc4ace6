import { coverageOf } from '../../../identify/coverage.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** Two top-level streams serve the same slice at the same stage: who owns what happens there? (R5) */
export const overlap: Rule = {
  code: 'MR215',
  name: 'overlapping streams',
  severity: 'warning',
  check: ({ map, locate, locateKey }) => {
    const { streams, leavesOfAll, joined, streamsAt } = coverageOf(map)
    return streams.flatMap(([id, stream]): Problem[] => {
      const others = new Set<string>()
      const slices = new Set<string>()
      const stages = new Set<string>()
      for (const leaf of leavesOfAll(stream.for)) {
        for (const stage of stream.stages) {
          // The first stream of the cell is the one that the others overlap.
          const [first] = streamsAt(leaf, stage)
          if (first === undefined || first === id) continue
          others.add(first)
          slices.add(leaf)
          stages.add(stage)
        }
      }
      if (others.size === 0) return []
      return [
        {
          ...locate(['streams', id, 'stages']),
          code: 'MR215',
          message: `\`${id}\` serves ${named(joined(slices))} at ${named(stages)}, and so ${others.size === 1 ? 'does' : 'do'} ${named(others)}: it is unclear who owns what happens there.`,
          hint: 'Let each slice be served by one stream at each stage: narrow `for` or `stages` of one of them, or merge them.',
          related: [...others].map((other) => ({
            ...locateKey(['streams', other]),
            message: `\`${other}\``,
          })),
        },
      ]
    })
  },
}
