import type { Stream } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

/** What makes a supporting stream usable by others [article: step 7], and whether the stream has it. */
const partsOf = ({ charter, services, escalation, graduation }: Stream): Record<string, boolean> => ({
  charter: charter !== undefined,
  services: Object.keys(services).length > 0,
  escalation: escalation.length > 0,
  graduation: graduation !== undefined,
})

/** The graduation rule that most would write; the numbers are the defaults of the language. */
const USUAL_RULE = { consumers: 3, people: 2, demoteAt: 1 }

/** A supporting stream that has begun to say what it offers leaves out parts of it (R28). */
export const missingParts: Rule = {
  code: 'MR401',
  name: 'supporting stream with missing parts',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, stream]) => {
      if (stream.kind !== 'supporting' || stream.lifecycle === 'retired') return []
      const parts = Object.entries(partsOf(stream))
      const missing = parts.flatMap(([part, isThere]) => (isThere ? [] : [`\`${part}\``]))
      if (missing.length === 0 || missing.length === parts.length) return []
      return [
        {
          ...locateKey(['streams', id]),
          code: 'MR401',
          message: `The supporting stream \`${id}\` has no ${inWords(missing)} yet.`,
          hint: 'Those who rely on it read there what it is for, what it offers, whom to turn to, and when something becomes shared or goes back.',
          fix: stream.graduation
            ? undefined
            : {
                title: 'Add the usual graduation rule: shared from 3 consumers on, back at 1',
                safe: false,
                changes: [{ op: 'set', path: ['streams', id, 'graduation'], value: USUAL_RULE }],
              },
        },
      ]
    }),
}
