import { BOUNDARY_ITEMS, type Boundary, type ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords, named } from '../../wording.ts'

/** What belongs to a boundary item, and when it is missing. */
const PARTS: Record<string, (map: ValueStreamMap, boundary: Boundary) => boolean> = {
  why: (_, { why, decision }) => why === undefined && decision === undefined,
  by: (map, { by, decision }) => by === undefined && map.decisions.get(decision ?? '')?.path === undefined,
  // Between a stream and what it owns itself there is no seam.
  'seam or contract': (_, { choice, seam, contract }) =>
    choice === 'shared' && seam === undefined && contract === undefined,
  tactic: (_, { tactic }) => tactic === undefined,
}

/** All twelve items are decided; now they lack reason, path, seam or tactic (R44, R49). */
export const missingReasons: Rule = {
  code: 'MR444',
  name: 'boundaries without reason, path, seam or tactic',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, { boundaries, lifecycle }]) => {
      if (lifecycle === 'retired' || !boundaries) return []
      // A table that is not complete is asked for its items first (MR440, MR441).
      const entries = BOUNDARY_ITEMS.flatMap((item) => {
        const boundary = boundaries[item]
        return boundary ? [{ item, boundary }] : []
      })
      if (entries.length < BOUNDARY_ITEMS.length) return []
      const missing = Object.entries(PARTS).flatMap(([part, isMissing]) => {
        const items = entries.flatMap(({ item, boundary }) => (isMissing(map, boundary) ? [item] : []))
        return items.length === 0 ? [] : [`no \`${part.replace(' or ', '` or `')}\` for ${named(items)}`]
      })
      if (missing.length === 0) return []
      return [
        {
          ...locateKey(['streams', id, 'boundaries']),
          code: 'MR444',
          message: `The boundaries of \`${id}\` have ${inWords(missing)}.`,
          hint: 'Say why it is shared or owned, by what path the decision acts (funding, management, team, direct), where the seam runs, and by what tactic quality is kept, such as `token cache for 5 min`. A recorded `decision` with a `path` says why and by what.',
        },
      ]
    }),
}
