import { BOUNDARY_ITEMS } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A stream has begun its table of boundaries, and leaves out some of the twelve items (R49). */
export const missingItems: Rule = {
  code: 'MR441',
  name: 'boundary items left open',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, { boundaries, lifecycle }]) => {
      // Infrastructure comes first (MR440); once it is decided, the rest is asked for.
      if (lifecycle === 'retired' || !boundaries?.infrastructure) return []
      const missing = BOUNDARY_ITEMS.filter((item) => !boundaries[item])
      if (missing.length === 0) return []
      return [
        {
          ...locateKey(['streams', id, 'boundaries']),
          code: 'MR441',
          message: `\`${id}\` does not say of ${named(missing)} whether it is shared or owned: ${missing.length} of the ${BOUNDARY_ITEMS.length} items.`,
          hint: `Add them, such as \`${missing[0]}: { choice: owned, why: … }\`.`,
        },
      ]
    }),
}
