import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

/** An interface without a contract or a version: a seam that is not sealed (R53, R62). */
export const unversioned: Rule = {
  code: 'MR422',
  name: 'interface without contract or version',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.interfaces].flatMap(([id, { contract, version, style }]) => {
      const missing = [
        ...(contract === undefined ? ['contract'] : []),
        ...(version === undefined ? ['version'] : []),
      ]
      if (missing.length === 0) return []
      return [
        {
          ...locateKey(['interfaces', id]),
          code: 'MR422',
          message: `The ${style} interface \`${id}\` has ${inWords(missing.map((part) => `no ${part}`))}.`,
          hint: `Add ${inWords(missing.map((part) => (part === 'contract' ? `\`contract: { kind: ${style === 'synchronous' ? 'openapi' : 'asyncapi'}, document: … }\`` : '`version`, such as `version: 1.0.0`')))}, so that either side can change without breaking the other.`,
        },
      ]
    }),
}
