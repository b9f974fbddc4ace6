import { nearest } from '../../../model/did-you-mean.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { allowed, brokenReferences, inWords } from '../../references.ts'

/** More known ids than this are not listed. */
const LISTED = 12

/** A reference names something that the map does not hold. */
export const unknownReference: Rule = {
  code: 'MR101',
  name: 'unknown reference',
  severity: 'error',
  check: (loaded) =>
    brokenReferences(loaded).flatMap(({ reference, named }): Problem[] => {
      if (named.length > 0) return []
      const { path, id, expected, isKey, within } = reference
      const known = allowed(loaded, expected).map((one) => one.id)
      const kinds = inWords(expected)
      const meant = nearest(id, known)
      const more = known.length > LISTED ? `, and ${known.length - LISTED} more` : ''
      return [
        {
          ...loaded.locateReference(reference),
          code: 'MR101',
          message: `There is no ${kinds} \`${id}\`.${meant === null ? '' : ` Did you mean \`${meant}\`?`}`,
          hint:
            known.length > 0
              ? `Known: ${known.slice(0, LISTED).join(', ')}${more}.`
              : `The map has no ${kinds} yet.`,
          fix:
            meant === null
              ? undefined
              : {
                  title: `Change \`${id}\` to \`${meant}\``,
                  safe: false,
                  changes: [
                    isKey
                      ? { op: 'rename', path, to: meant }
                      : {
                          op: 'set',
                          path,
                          value: within
                            ? `${within.text.slice(0, within.from)}${meant}${within.text.slice(within.to)}`
                            : meant,
                        },
                  ],
                },
        },
      ]
    }),
}
