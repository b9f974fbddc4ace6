import type { Problem } from '../../../model/place.ts'
import type { ServiceLevel } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** What each key of a service level belongs to. */
const BELONGS = {
  objective: 'availability',
  over: 'availability',
  probe: 'availability',
  capacity: 'capacity',
  never: 'isolation',
  slow: 'degradation',
} as const satisfies Partial<Record<keyof ServiceLevel, ServiceLevel['about']>>

const KEYS = Object.keys(BELONGS) as (keyof typeof BELONGS)[]

/** A key that says nothing about what its service level is about (R15). */
export const idleKey: Rule = {
  code: 'MR357',
  name: 'key that its service level has no use for',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { serviceLevels }]) =>
      Object.entries(serviceLevels).flatMap(([key, level]) =>
        KEYS.filter((part) => level[part] !== undefined && BELONGS[part] !== level.about).map(
          (part): Problem => {
            const own = KEYS.filter((one) => BELONGS[one] === level.about)
            return {
              ...locate(['streams', id, 'serviceLevels', key, part]),
              code: 'MR357',
              message: `\`${key}\` of \`${id}\` is about ${level.about}; \`${part}\` belongs to one about ${BELONGS[part]}, and has no effect here.`,
              hint: `Promise both in service levels of their own. About ${level.about}: ${named(own)}.`,
            }
          },
        ),
      ),
    ),
}
