import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** The outcome statement of a slice has no finish line, or one that nobody could measure (R22). */
export const vagueFinishLine: Rule = {
  code: 'MR234',
  name: 'outcome that can’t be measured',
  severity: 'warning',
  check: ({ map, locate, locateKey }) =>
    [...map.slices].flatMap(([id, { outcome }]): Problem[] => {
      if (outcome === undefined || outcome.proof !== undefined) return []
      const { finishLine } = outcome
      if (finishLine === undefined) {
        return [
          {
            ...locateKey(['slices', id, 'outcome']),
            code: 'MR234',
            message: `The outcome of \`${id}\` has no finish line: “${outcome.when}” can’t be observed.`,
            hint: 'Add `finishLine`, with a number or a `proof`: the event that shows it.',
          },
        ]
      }
      // A number makes it measurable, in whatever digits; otherwise an event has to show it.
      if (/\p{N}/u.test(finishLine)) return []
      return [
        {
          ...locate(['slices', id, 'outcome', 'finishLine']),
          code: 'MR234',
          message: `The finish line of \`${id}\` has neither a number nor a proof: “${finishLine}” can’t be measured.`,
          hint: 'Add `proof: <event>` to the outcome, or say how much or how fast, such as `delivered within 2 days`.',
        },
      ]
    }),
}
