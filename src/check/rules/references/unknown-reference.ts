import { didYouMean } from '../../../model/did-you-mean.ts'
import type { Rule } from '../../diagnostic.ts'
import { allowedIds, definedAs, referencesOf } from '../../references.ts'

/** A reference names something that the map does not hold. */
export const unknownReference: Rule = {
  code: 'MR101',
  name: 'unknown reference',
  severity: 'error',
  check: ({ map, locate, isDefined }) =>
    referencesOf(map).flatMap(({ path, id, expected }) => {
      // What is defined with a mistake has its own problem; its references need no second one.
      const defined = [
        ['slices', id],
        ['streams', id],
        ['journey', 'stages', id],
        ['organisation', 'goals', id],
      ].some((one) => isDefined(one))
      if (defined || definedAs(map, id).length > 0) return []
      const allowed = allowedIds(map, expected)
      const kinds = expected.join(' or ')
      return [
        {
          ...locate(path),
          code: 'MR101',
          message: `There is no ${kinds} \`${id}\`.${didYouMean(id, allowed)}`,
          hint: allowed.length > 0 ? `Known: ${allowed.join(', ')}.` : `The map has no ${kinds} yet.`,
        },
      ]
    }),
}
