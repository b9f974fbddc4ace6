import type { Rule } from '../../diagnostic.ts'

const ENDS = { trigger: 'begins', finishLine: 'ends' } as const

/** Start or finish of a stream can't be seen: no business event proves it (R34). */
export const noProofPoints: Rule = {
  code: 'MR219',
  name: 'start or finish without proof',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, { proofPoints, northStar, lifecycle }]) => {
      // Asked where it begins to matter: once one end is proven, or the north-star is computed.
      if (lifecycle === 'retired' || (proofPoints === undefined && northStar?.logic === undefined)) return []
      const missing = (['trigger', 'finishLine'] as const).filter((end) => proofPoints?.[end] === undefined)
      if (missing.length === 0) return []
      return [
        {
          ...locateKey(['streams', id, 'proofPoints']),
          code: 'MR219',
          message: `No event proves that a pass through \`${id}\` ${missing.map((end) => ENDS[end]).join(' or ')}.`,
          hint: `Add ${missing.map((end) => `\`${end}: <event>\``).join(' and ')} to its \`proofPoints\`: an event that the customer would recognise.`,
        },
      ]
    }),
}
