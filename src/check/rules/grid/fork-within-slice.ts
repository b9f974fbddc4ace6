import { coverageOf } from '../../../identify/coverage.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** A fork parts a slice from itself, or from a slice that lies within it (R25). */
export const forkWithinSlice: Rule = {
  code: 'MR239',
  name: 'fork within one slice',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.forks].flatMap(([id, { slices }]) => {
      const owner = new Map<string, string>()
      return slices.flatMap((slice, i): Problem[] => {
        const leaves = coverageOf(map).leavesOf(slice)
        const other = leaves.map((leaf) => owner.get(leaf)).find((one) => one !== undefined)
        for (const leaf of leaves) owner.set(leaf, slice)
        if (other === undefined) return []
        return [
          {
            ...locate(['forks', id, 'slices', i]),
            code: 'MR239',
            message:
              other === slice
                ? `The fork \`${id}\` names \`${slice}\` twice.`
                : `The fork \`${id}\` parts \`${slice}\` from \`${other}\`, but one of them lies within the other.`,
            hint: 'Name slices that lie side by side: paths part between them.',
          },
        ]
      })
    }),
}
