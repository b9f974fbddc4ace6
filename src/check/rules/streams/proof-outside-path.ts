import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

const ENDS = { trigger: 'start', finishLine: 'finish' } as const

/** Start or finish of a stream is proven at a stage that the stream does not cover (R5, R34). */
export const proofOutsidePath: Rule = {
  code: 'MR221',
  name: 'proof point outside the path',
  severity: 'warning',
  check: ({ map, locate, locateKey }) =>
    [...map.streams].flatMap(([id, { proofPoints, stages }]) =>
      stages.length === 0
        ? []
        : (['trigger', 'finishLine'] as const).flatMap((end): Problem[] => {
            const event = proofPoints?.[end]
            const stage = event === undefined ? undefined : map.events.get(event)?.stage
            if (
              event === undefined ||
              stage === undefined ||
              !map.stages.has(stage) ||
              stages.includes(stage)
            ) {
              return []
            }
            return [
              {
                ...locate(['streams', id, 'proofPoints', end]),
                code: 'MR221',
                message: `The ${ENDS[end]} of \`${id}\` is proven by \`${event}\` at \`${stage}\`; its path covers ${named(stages)}.`,
                hint: `Add \`${stage}\` to the path, or name an event of a stage that the stream covers.`,
                related: [
                  {
                    ...locateKey(['events', event, 'stage']),
                    message: `\`${event}\` shows the passing of \`${stage}\``,
                  },
                ],
              },
            ]
          }),
    ),
}
