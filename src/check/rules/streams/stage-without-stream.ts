import { coverageOf } from '../../../identify/coverage.ts'
import type { Rule } from '../../diagnostic.ts'

/** A stage of the journey that no top-level stream covers: there nobody keeps a promise (R3, R5). */
export const stageWithoutStream: Rule = {
  code: 'MR213',
  name: 'stage without a stream',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const covered = new Set(coverageOf(map).streams.flatMap(([, { stages }]) => stages))
    if (covered.size === 0) return []
    return [...map.stages.keys()].flatMap((stage) =>
      covered.has(stage)
        ? []
        : [
            {
              ...locateKey(['journey', 'stages', stage]),
              code: 'MR213',
              message: `No top-level stream covers the stage \`${stage}\`: customers pass there, and nobody owns it.`,
              hint: 'Add it to `stages` of the stream whose customers pass there, or remove it from the journey.',
            },
          ],
    )
  },
}
