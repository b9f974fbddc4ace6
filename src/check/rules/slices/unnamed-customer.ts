import { coverageOf } from '../../../identify/coverage.ts'
import { identities } from '../../../identify/inherited.ts'
import type { Rule } from '../../diagnostic.ts'

/** Some slices name their segment, persona or job, and others leave open who they are (R35). */
export const unnamedCustomer: Rule = {
  code: 'MR232',
  name: 'slice without a customer',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const { leaves, joined } = coverageOf(map)
    const vague = leaves.filter((leaf) => identities(map)(leaf) === undefined)
    if (vague.length === leaves.length) return []
    return joined(vague).map((slice) => ({
      ...locateKey(['slices', slice]),
      code: 'MR232',
      message: `Who \`${slice}\` is stays open: it has no segment, persona or job.`,
      hint: 'Add `segment`, `persona` or `job`: a slice is somebody whom you can win, serve and renew.',
    }))
  },
}
