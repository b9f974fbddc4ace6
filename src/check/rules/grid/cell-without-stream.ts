import { coverageOf } from '../../../identify/coverage.ts'
import type { Problem } from '../../../model/place.ts'
import { DOES_NOT_APPLY } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** The grid says what must be true for a slice at a step, and no stream that serves the slice goes there (R5). */
export const cellWithoutStream: Rule = {
  code: 'MR238',
  name: 'cell without a stream',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const { streams, leavesOf, leavesOfAll, streamsAt } = coverageOf(map)
    const served = new Set<string>()
    const covered = new Set<string>()
    for (const [, stream] of streams) {
      if (stream.stages.length > 0) for (const leaf of leavesOfAll(stream.for)) served.add(leaf)
      for (const stage of stream.stages) covered.add(stage)
    }
    return [...map.grid].flatMap(([slice, row]): Problem[] => {
      const leaves = leavesOf(slice).filter((leaf) => served.has(leaf))
      if (leaves.length === 0) return []
      const stages = [...row].flatMap(([stage, cell]) =>
        // A stage that no stream covers at all is told by MR213.
        cell !== DOES_NOT_APPLY &&
        !('doesNotApply' in cell) &&
        covered.has(stage) &&
        leaves.every((leaf) => streamsAt(leaf, stage).length === 0)
          ? [stage]
          : [],
      )
      const [first] = stages
      if (first === undefined) return []
      return [
        {
          ...locateKey(['grid', slice, first]),
          code: 'MR238',
          message: `The grid says what must be true for \`${slice}\` at ${named(stages)}, where no stream serves it.`,
          hint: `Add ${named(stages)} to \`stages\` of the stream that serves \`${slice}\`, or write \`does not apply\`.`,
        },
      ]
    })
  },
}
