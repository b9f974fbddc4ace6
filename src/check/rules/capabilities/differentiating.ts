import { capabilityUse } from '../../../identify/shared-capabilities.ts'
import type { Rule } from '../../diagnostic.ts'

/** A platform holds what sets a stream apart: platforms stay thin, without business logic (R29). */
export const differentiatingInPlatform: Rule = {
  code: 'MR413',
  name: 'differentiating capability in a supporting stream',
  severity: 'warning',
  check: ({ map, locate, locateKey }) =>
    [...capabilityUse(map)].flatMap(([id, { owners }]) => {
      if (map.capabilities.get(id)?.differentiating !== true) return []
      return owners.flatMap((owner) =>
        map.streams.get(owner)?.kind !== 'supporting'
          ? []
          : [
              {
                ...locate(['capabilities', id, 'differentiating']),
                code: 'MR413',
                message: `\`${id}\` sets a stream apart from its competitors, and the supporting stream \`${owner}\` owns it for all.`,
                hint: 'Let the stream that it sets apart own it. A supporting stream offers what is the same for all.',
                related: [{ ...locateKey(['streams', owner]), message: `\`${owner}\`` }],
              },
            ],
      )
    }),
}
