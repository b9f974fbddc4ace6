import { coverageOf } from '../../../identify/coverage.ts'
import { outcomes } from '../../../identify/inherited.ts'
import type { Rule } from '../../diagnostic.ts'

/** Some slices have an outcome statement, and others leave open when we win (R22). */
export const noOutcome: Rule = {
  code: 'MR233',
  name: 'slice without an outcome',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const { leaves, joined } = coverageOf(map)
    const without = leaves.filter((leaf) => outcomes(map)(leaf) === undefined)
    if (without.length === leaves.length) return []
    return joined(without).map((slice) => ({
      ...locateKey(['slices', slice]),
      code: 'MR233',
      message: `When we win with \`${slice}\` stays open: it has no outcome statement.`,
      hint: 'Add `outcome: { when: …, finishLine: … }`: “We win when … happens for them.”',
    }))
  },
}
