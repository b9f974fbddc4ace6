import { coverageOf } from '../../../identify/coverage.ts'
import { cellOf } from '../../../identify/inherited.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A stream covers a stage that, by the grid, applies to none of the slices that it serves (R5, R24). */
export const stepThatDoesNotApply: Rule = {
  code: 'MR214',
  name: 'stage that does not apply',
  severity: 'error',
  check: ({ map, locate }) => {
    if (map.grid.size === 0) return []
    const { streams, leavesOfAll } = coverageOf(map)
    return streams.flatMap(([id, stream]) => {
      const leaves = leavesOfAll(stream.for)
      return stream.stages.flatMap((stage, i): Problem[] => {
        const cells = leaves.map((leaf) => cellOf(map)(leaf, stage))
        const excluded = cells.flatMap((cell) => (cell.kind === 'does not apply' ? [cell.from] : []))
        if (excluded.length === 0 || excluded.length < cells.length) return []
        const path = ['streams', id, 'stages', i]
        const isAtEnd = i === 0 || i === stream.stages.length - 1
        return [
          {
            ...locate(path),
            code: 'MR214',
            message: `\`${id}\` covers \`${stage}\`, which by the grid does not apply to ${named(stream.for)}, whom it serves.`,
            hint: 'Remove the stage from the path, or say in the grid what must be true there.',
            related: [...new Set(excluded)].map((slice) => ({
              ...locate(['grid', slice, stage]),
              message: `does not apply to \`${slice}\``,
            })),
            fix: isAtEnd
              ? { title: `Remove \`${stage}\` from the path`, safe: false, changes: [{ op: 'remove', path }] }
              : undefined,
          },
        ]
      })
    })
  },
}
