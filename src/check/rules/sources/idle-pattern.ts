import { covers } from '../../../model/pattern.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { meaningsOf } from '../../../model/states.ts'

/**
 * A pattern of `states` that never decides, because one before it matches all that it matches; or two
 * spellings of one status that mean different things.
 */
export const idlePattern: Rule = {
  code: 'MR307',
  name: 'pattern that never decides',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.sources].flatMap(([id, source]) => {
      const meanings = meaningsOf(source)
      return meanings.flatMap(({ status, state, stage }, i): Problem[] => {
        // A name without `*` still decides for its own spelling, whatever stands before it.
        const isPattern = status.includes('*')
        const before = meanings
          .slice(0, i)
          .find((one) =>
            isPattern
              ? covers(one.status, status)
              : one.status.toLowerCase() === status.toLowerCase() &&
                (one.state !== state || one.stage !== stage),
          )
        if (!before) return []
        const path = ['sources', id, 'states']
        return [
          {
            ...locateKey([...path, status]),
            code: 'MR307',
            message: isPattern
              ? `\`${status}\` never decides: \`${before.status}\` stands before it and matches the same.`
              : `\`${status}\` and \`${before.status}\` differ in upper and lower case only, and mean different things.`,
            hint: isPattern ? 'Put the narrower pattern first, or remove it.' : 'Keep one of the two.',
            related: [
              { ...locateKey([...path, before.status]), message: `\`${before.status}\` stands here` },
            ],
          },
        ]
      })
    }),
}
