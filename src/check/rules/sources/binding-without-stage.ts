import type { Problem } from '../../../model/place.ts'
import { isMeasured } from '../../../model/states.ts'
import { wordsOf } from '../../../model/business-events.ts'
import type { Rule } from '../../diagnostic.ts'

/** A business event puts journeys in progress, and does not say in which stage. */
export const bindingWithoutStage: Rule = {
  code: 'MR330',
  name: 'state of a business event without a stage',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.events].flatMap(([name, event]): Problem[] => {
      const { state, stage } = event
      if (state === undefined || stage !== undefined) return []
      const isInProgress = isMeasured({ status: name, state, stage })
      if (!isInProgress || wordsOf(name, event).every((word) => map.stages.has(word))) return []
      return [
        {
          ...locate(['events', name, 'state']),
          code: 'MR330',
          message: `\`${name}\` makes journeys \`${state}\`, and does not say in which stage.`,
          hint:
            map.stages.size > 0
              ? `Add \`stage\` with one of: ${[...map.stages.keys()].join(', ')}.`
              : 'Add `journey: { stages: … }` to the map, and name a stage here.',
        },
      ]
    }),
}
