import { explained, graduation } from '../../../identify/graduation.ts'
import { capabilityUse } from '../../../identify/shared-capabilities.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** Others need what a top-level stream owns: a supporting stream could offer it (R28, R29). */
export const sharedCapability: Rule = {
  code: 'MR411',
  name: 'capability that could be shared',
  severity: 'info',
  check: ({ map, locate, locateKey }) =>
    [...capabilityUse(map)].flatMap(([id, { owners, users }]): Problem[] => {
      const [home] = owners
      if (home === undefined || owners.length > 1 || users.length === 0) return []
      // What sets its stream apart is kept there on purpose.
      if (map.streams.get(home)?.kind === 'supporting' || map.capabilities.get(id)?.differentiating) return []
      const answer = graduation(map, id)
      if (!answer) return []
      const { met, missing } = explained(answer)
      const at = map.streams.get(home)?.capabilities?.owned.indexOf(id) ?? 0
      return [
        {
          ...locateKey(['capabilities', id]),
          code: 'MR411',
          message:
            answer.verdict === 'graduate'
              ? `\`${id}\` of \`${home}\` is used by ${named(users)}, and by the graduation rule it becomes shared: ${met}.`
              : `\`${id}\` of \`${home}\` is used by ${named(users)}, and by the graduation rule it stays there: ${missing}.`,
          hint:
            answer.verdict === 'graduate'
              ? 'Let a supporting stream own it, with a charter, services, an SLA and an escalation path, and record the decision to centralise it.'
              : `What speaks for sharing it: ${met || 'nothing'}. If it sets \`${home}\` apart, say so: \`differentiating: true\`.`,
          related: [
            {
              ...locate(['streams', home, 'capabilities', 'owned', at]),
              message: `owned by \`${home}\``,
            },
          ],
        },
      ]
    }),
}
