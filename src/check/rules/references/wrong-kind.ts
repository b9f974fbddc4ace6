import type { Rule } from '../../diagnostic.ts'
import { definedAs, fits, referencesOf } from '../../references.ts'

const article = (word: string): string => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)

/** A reference names a thing of another kind, or the thing itself. */
export const wrongKind: Rule = {
  code: 'MR102',
  name: 'reference to another kind of thing',
  severity: 'error',
  check: ({ map, locate, locateKey }) =>
    referencesOf(map).flatMap(({ path, id, expected }) => {
      const found = definedAs(map, id)
      const first = found[0]
      if (!first) return []
      const place = locate(path)
      if (
        path[0] === 'streams' &&
        path[1] === id &&
        found.some(({ kind }) => kind.endsWith('stream')) &&
        expected.some((kind) => kind.endsWith('stream'))
      ) {
        return [
          {
            ...place,
            code: 'MR102',
            message: `\`${id}\` refers to itself: another ${expected.join(' or ')} is expected here.`,
          },
        ]
      }
      if (found.some(({ kind }) => fits(kind, expected))) return []
      const there = locateKey(first.path)
      const kinds = first.kind === 'stream' ? 'top-level stream' : first.kind
      return [
        {
          ...place,
          code: 'MR102',
          message: `\`${id}\` is ${article(kinds)}, defined at ${there.file}:${there.line}:${there.column}; ${article(expected.join(' or '))} is expected here.`,
          related: [{ ...there, message: `\`${id}\` is defined here` }],
        },
      ]
    }),
}
