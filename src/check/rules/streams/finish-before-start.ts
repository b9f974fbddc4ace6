import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** One event is to prove both start and finish, or the finish is proven at an earlier stage than the start (R34). */
export const finishBeforeStart: Rule = {
  code: 'MR220',
  name: 'finish not after the start',
  severity: 'error',
  check: ({ map, locate }) => {
    const skeleton = [...map.stages.keys()]
    return [...map.streams].flatMap(([id, { proofPoints }]): Problem[] => {
      const { trigger, finishLine } = proofPoints ?? {}
      if (trigger === undefined || finishLine === undefined) return []
      const from = map.events.get(trigger)?.stage
      const to = map.events.get(finishLine)?.stage
      const isBackwards =
        from !== undefined &&
        to !== undefined &&
        skeleton.includes(to) &&
        skeleton.indexOf(to) < skeleton.indexOf(from)
      if (trigger !== finishLine && !isBackwards) return []
      return [
        {
          ...locate(['streams', id, 'proofPoints', 'finishLine']),
          code: 'MR220',
          message:
            trigger === finishLine
              ? `\`${trigger}\` is to prove both the start and the finish of \`${id}\`: its passes would take no time.`
              : `\`${id}\` starts with \`${trigger}\` at \`${from}\` and ends with \`${finishLine}\` at \`${to}\`, which lies before it.`,
          hint: 'Name the event at which value is realized.',
          related: [
            { ...locate(['streams', id, 'proofPoints', 'trigger']), message: 'the start is proven by this' },
          ],
        },
      ]
    })
  },
}
