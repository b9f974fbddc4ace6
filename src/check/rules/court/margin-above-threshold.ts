import { EVIDENCE_QUESTIONS } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** Slices count as the same up to a larger difference than the one from which on they count as different (N2). */
export const marginAboveThreshold: Rule = {
  code: 'MR360',
  name: 'same and different at once',
  severity: 'warning',
  check: ({ map, locate }) => {
    const { evidence } = map.organisation
    if (!evidence) return []
    const { effects, margins } = evidence
    return EVIDENCE_QUESTIONS.flatMap((question) =>
      margins[question] <= effects[question]
        ? []
        : [
            {
              ...locate(['organisation', 'evidence', 'margins', question]),
              code: 'MR360',
              message: `By \`${question}\` slices are the same up to ${margins[question]}, and different from ${effects[question]} on: between the two they are both.`,
              hint: `Set \`margins.${question}\` to ${effects[question]} at most, or \`effects.${question}\` to ${margins[question]} at least.`,
            },
          ],
    )
  },
}
