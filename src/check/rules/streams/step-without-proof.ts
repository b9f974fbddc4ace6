import { coverageOf } from '../../../identify/coverage.ts'
import { claimsIn, type Claims } from '../../../model/claims.ts'
import { effectiveCell } from '../../../model/grid.ts'
import { feeds } from '../../../model/measured-by.ts'
import type { LoadedMap } from '../../../model/load.ts'
import type { Problem } from '../../../model/place.ts'
import type { Stream, ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** Asked where journeys are measured: there a step without a proof is one that no figure can tell of. */
const areMeasured = (map: ValueStreamMap, stream: string): boolean =>
  [...map.sources.values()].some(
    ({ measures, stream: assigned }) => measures === 'journeys' && feeds(assigned, stream),
  )

/** The slices for which nothing is to prove a stage; null stands for all of a stream that serves none. */
const open = (
  map: ValueStreamMap,
  claims: Claims,
  stream: Stream,
  stage: string,
): readonly (string | null)[] => {
  const leaves = coverageOf(map).leavesOfAll(stream.for)
  return (leaves.length > 0 ? leaves : [null]).filter(
    (slice) =>
      (slice === null || effectiveCell(map, slice, stage).kind !== 'does not apply') &&
      claims(stream, slice, stage).length === 0,
  )
}

/** Whether a stream's step was passed can't be seen: no business event is to prove it (R34, N4). */
export const stepWithoutProof: Rule = {
  code: 'MR335',
  name: 'step without a proof',
  severity: 'warning',
  check: ({ map, locate }: LoadedMap) => {
    const claims = claimsIn(map)
    return [...map.streams].flatMap(([id, stream]): Problem[] => {
      const { stages, lifecycle, proofPoints } = stream
      if (lifecycle === 'retired' || proofPoints === undefined || !areMeasured(map, id)) return []
      return stages.flatMap((stage, i): Problem[] => {
        if (!map.stages.has(stage)) return []
        const slices = open(map, claims, stream, stage)
        if (slices.length === 0) return []
        const joined = coverageOf(map).joined(slices.filter((slice) => slice !== null))
        const whom = joined.length === 0 ? '' : ` for ${named(joined)}`
        return [
          {
            ...locate(['streams', id, 'stages', i]),
            code: 'MR335',
            message: `No event is to prove that a journey through \`${id}\` passes \`${stage}\`${whom}.`,
            hint: `Name one that the customer would recognise: as \`proof\` of the cell in the grid, or with \`stage: ${stage}\` under \`events\`.`,
          },
        ]
      })
    })
  },
}
