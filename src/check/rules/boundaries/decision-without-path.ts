import { standingDecisions } from '../../../identify/decisions.ts'
import { PATHS } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

const ABOUT_BOUNDARIES = new Set(['boundary', 'centralise', 'decentralise'])

/** A decision on a boundary does not say by what path it acts on the architecture (R44). */
export const decisionWithoutPath: Rule = {
  code: 'MR446',
  name: 'boundary decision without a path',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    standingDecisions(map).flatMap(({ id, decision: { kind, path } }) =>
      path !== undefined || !ABOUT_BOUNDARIES.has(kind)
        ? []
        : [
            {
              ...locateKey(['decisions', id]),
              code: 'MR446',
              message: `The decision \`${id}\` (${kind}) does not say by what path it acts.`,
              hint: `Add \`path\`: ${inWords(PATHS.map((one) => `\`${one}\``))} are the paths; the first three act indirectly, through who pays, who decides and who works together.`,
            },
          ],
    ),
}
