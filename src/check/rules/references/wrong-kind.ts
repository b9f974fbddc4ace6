import type { Definition } from '../../../model/load.ts'
import type { Problem } from '../../../model/place.ts'
import type { Kind } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { allowed, fits, inWords, targetsOf } from '../../references.ts'

const article = (word: string): string => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)

const named = (kind: Kind): string => (kind === 'stream' ? 'top-level stream' : kind)

/** A reference names a thing of another kind, or the thing itself. */
export const wrongKind: Rule = {
  code: 'MR102',
  name: 'reference to another kind of thing',
  severity: 'error',
  check: (loaded) =>
    loaded.references.flatMap((reference): Problem[] => {
      const { id, expected, path } = reference
      // Nearly all references lead to one thing, elsewhere, of the right kind.
      const only = loaded.definitions.get(id)
      if (only?.length === 1 && fits((only[0] as Definition).kind, expected) && path[1] !== id) return []
      const targets = targetsOf(loaded, reference)
      const [first] = targets.named
      if (reference.isFree && allowed(loaded, expected).length === 0) return []
      // Slices within themselves are circles (MR103).
      if (!first || targets.fitting.length > 0 || (targets.isSelf && path[0] === 'slices')) return []
      const place = loaded.locateReference(reference)
      if (targets.isSelf) {
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
          message: `\`${id}\` is ${article(named(first.kind))}, defined at ${there.file}:${there.line}:${there.column}; ${article(inWords(expected))} is expected here.`,
          related: [{ ...there, message: `\`${id}\` is defined here` }],
        },
      ]
    }),
}
