import { coverageOf } from '../../../identify/coverage.ts'
import { inheriting } from '../../../identify/inherited.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

const PARTS = ['won', 'served', 'renewed'] as const

/** Some slices have evidence, and of others it is unknown whether they can be won, served and renewed (R21). */
export const sliceEvidence: Rule = {
  code: 'MR231',
  name: 'slice without evidence',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    if (![...map.slices.values()].some(({ evidence }) => evidence !== undefined)) return []
    const { leaves, joined } = coverageOf(map)
    const missing = new Map<string, (typeof PARTS)[number][]>()
    for (const part of PARTS) {
      const evidenceOf = inheriting(map, ({ evidence }) => evidence?.[part])
      const without = leaves.filter((leaf) => evidenceOf(leaf) === undefined)
      for (const slice of joined(without)) missing.set(slice, [...(missing.get(slice) ?? []), part])
    }
    return [...missing].map(([slice, parts]) => ({
      ...locateKey(['slices', slice]),
      code: 'MR231',
      message: `Nothing shows that \`${slice}\` can be ${inWords(parts)}.`,
      hint: `Add ${inWords(parts.map((part) => `\`${part}\``))} to its \`evidence\`: what in pipeline, roadmap or contracts shows it.`,
    }))
  },
}
