import type { Problem } from '../../../model/place.ts'
import type { Kind } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { brokenReferences, inWords } from '../../references.ts'

const article = (word: string): string => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)

const kindInWords = (kind: Kind): string => (kind === 'stream' ? 'top-level stream' : kind)

/** A reference names a thing of another kind, or the thing itself. */
export const wrongKind: Rule = {
  code: 'MR102',
  name: 'reference to another kind of thing',
  severity: 'error',
  check: (loaded) =>
    brokenReferences(loaded).flatMap(({ reference, named: [first], isSelf }): Problem[] => {
      const { id, expected, path } = reference
      // Slices within themselves are circles (MR103).
      if (!first || (isSelf && path[0] === 'slices')) return []
      const place = loaded.locateReference(reference)
      if (isSelf) {
        return [
          {
            ...place,
            code: 'MR102',
            message: `\`${id}\` refers to itself: another ${inWords(expected)} is expected here.`,
          },
        ]
      }
      const there = loaded.locateKey(first.path)
      return [
        {
          ...place,
          code: 'MR102',
          message: `\`${id}\` is ${article(kindInWords(first.kind))}, defined at ${there.file}:${there.line}:${there.column}; ${article(inWords(expected))} is expected here.`,
          related: [{ ...there, message: `\`${id}\` is defined here` }],
        },
      ]
    }),
}
