import type { BoundaryItem } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** What is shared is offered by a supporting stream; here nobody is named (R47, R49). */
export const noProvider: Rule = {
  code: 'MR442',
  name: 'shared with nobody',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { boundaries, lifecycle }]) => {
      if (lifecycle === 'retired') return []
      const items = Object.entries(boundaries ?? {}).flatMap(([item, { choice, with: provider }]) =>
        choice === 'shared' && provider === undefined ? [item as BoundaryItem] : [],
      )
      const [first, ...others] = items
      if (first === undefined) return []
      return [
        {
          ...locate(['streams', id, 'boundaries', first, 'choice']),
          code: 'MR442',
          message: `\`${id}\` shares ${named(items)}, and does not say which supporting stream offers it.`,
          hint: 'Add `with: <supporting stream>`: what is shared is funded and staffed once, and somebody answers for it.',
          related: others.map((item) => ({
            ...locate(['streams', id, 'boundaries', item, 'choice']),
            message: `\`${item}\``,
          })),
        },
      ]
    }),
}
