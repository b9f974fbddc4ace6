import { coverageOf } from '../../../identify/coverage.ts'
import type { Rule } from '../../diagnostic.ts'

/** “Expected outcome: 2–5 slices you can point to in your pipeline and roadmap.” */
const FEWEST = 2
const MOST = 5

/** More or fewer slices than the article expects; those within others don't count towards the most (R21). */
export const sliceCount: Rule = {
  code: 'MR230',
  name: 'number of slices',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const { outermost, leaves } = coverageOf(map)
    const [only] = leaves
    // One slice is how a map begins; with evidence for it the list is meant to be complete.
    if (leaves.length < FEWEST && only !== undefined && map.slices.get(only)?.evidence !== undefined) {
      return [
        {
          ...locateKey(['slices', only]),
          code: 'MR230',
          message: `\`${only}\` is the only slice; ${FEWEST} to ${MOST} are expected.`,
          hint: 'Ask whom else you win, serve and renew, or which different people there are within it.',
        },
      ]
    }
    const next = outermost[MOST]
    if (next === undefined) return []
    return [
      {
        ...locateKey(['slices', next]),
        code: 'MR230',
        message: `The map has ${outermost.length} slices side by side; ${FEWEST} to ${MOST} are expected.`,
        hint: 'Keep those that you can point to in pipeline and roadmap; say of others what they lie `within`.',
      },
    ]
  },
}
