import { decisionsAbout } from '../../../identify/decisions.ts'
import type { Rule } from '../../diagnostic.ts'

/** A stream may end by being retired, by being split into others, or by being merged into another. */
const ENDINGS = new Set(['retire', 'split', 'merge'])

/** A stream is retired, and no recorded decision says so (R4). */
export const retiredWithoutDecision: Rule = {
  code: 'MR211',
  name: 'retired without a decision',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { lifecycle }]) =>
      lifecycle !== 'retired' ||
      decisionsAbout(map)
        .get(id)
        ?.some(({ decision }) => ENDINGS.has(decision.kind))
        ? []
        : [
            {
              ...locate(['streams', id, 'lifecycle']),
              code: 'MR211',
              message: `\`${id}\` is \`retired\`, and no decision says so: a stream ends only by a recorded decision to retire, split or merge it.`,
              hint: `Record it: \`decisions: { retire-${id}: { kind: retire, about: [${id}], on: …, by: …, why: … } }\`.`,
            },
          ],
    ),
}
