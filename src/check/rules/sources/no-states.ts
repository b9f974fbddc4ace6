import { allMeaningsOf, hasLifecycle } from '../../../model/states.ts'
import type { Rule } from '../../diagnostic.ts'

/** A source does not say what its statuses mean: its flow can't be measured. Of journeys the paths and conversions still can. */
export const noStates: Rule = {
  code: 'MR303',
  name: 'no meaning of states',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.sources].flatMap(([id, source]) => {
      if (allMeaningsOf(source, map).length > 0 || hasLifecycle(source) || source.finish === 'lastEvent')
        return []
      return [
        {
          ...locateKey(['sources', id]),
          code: 'MR303',
          message: `\`${id}\` does not say what its statuses mean: ${source.measures === 'journeys' ? 'of its journeys paths and conversions can be measured, but neither flow time nor load nor waits' : 'nothing of it can be measured'}.`,
          hint:
            source.measures === 'journeys'
              ? 'Say what journeys are in after an event: by `state` of business events, such as `state: waiting`, or by `states` of the source.'
              : 'Add `states`, such as `states: { To Do: new, Ready: waiting, In Progress: active, Done: done }`.',
        },
      ]
    }),
}
