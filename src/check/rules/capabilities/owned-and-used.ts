import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

const SECTIONS = ['capabilities', 'systems'] as const

/** A card says of the same thing that the stream owns it, and that another does. */
export const ownedAndUsed: Rule = {
  code: 'MR414',
  name: 'owned and used at once',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, stream]) =>
      SECTIONS.flatMap((section) => {
        const { owned = [], used = [] } = stream[section] ?? {}
        return used.flatMap((thing, i): Problem[] => {
          const at = owned.indexOf(thing)
          if (at < 0) return []
          const path = ['streams', id, section, 'used', i]
          const isOwnedElsewhere = [...map.streams].some(
            ([other, one]) => other !== id && one[section]?.owned.includes(thing),
          )
          return [
            {
              ...locate(path),
              code: 'MR414',
              message: `\`${thing}\` stands under \`owned\` and under \`used\` of \`${id}\`: what is used is owned by another stream.`,
              hint: 'Keep the one that is true.',
              related: [{ ...locate(['streams', id, section, 'owned', at]), message: 'owned here' }],
              fix: {
                title: `Remove \`${thing}\` from \`used\``,
                // Where nobody else owns it, owning it is what must have been meant.
                safe: !isOwnedElsewhere,
                changes: [{ op: 'remove', path }],
              },
            },
          ]
        })
      }),
    ),
}
