import { reachedThrough } from '../../../identify/blast-radius.ts'
import { isHard } from '../../../identify/seams.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A failure of one stream is a failure of others: the consumer waits and has no fallback (R38). */
export const failureCrosses: Rule = {
  code: 'MR423',
  name: 'failure that crosses streams',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.interfaces].flatMap(([id, one]) => {
      if (!isHard(one)) return []
      const reached = reachedThrough(map, id).map(({ stream }) => stream)
      if (reached.length === 0) return []
      return [
        {
          ...locate(['interfaces', id, 'style']),
          code: 'MR423',
          message: `When \`${one.provider}\` fails, ${named(reached)} ${reached.length === 1 ? 'fails' : 'fail'} with it: \`${id}\` is synchronous and has no fallback.`,
          hint: 'Let it be asynchronous, or say under `fallback` what the consumer does meanwhile.',
        },
      ]
    }),
}
