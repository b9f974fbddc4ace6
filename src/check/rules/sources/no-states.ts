import { allMeaningsOf, hasLifecycle } from '../../../model/states.ts'
import type { Rule } from '../../diagnostic.ts'

/** A source does not say what its statuses mean: nothing of it can be measured. */
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
          message: `\`${id}\` does not say what its statuses mean: nothing of it can be measured.`,
          hint: 'Add `states`, such as `states: { To Do: new, Ready: waiting, In Progress: active, Done: done }`.',
        },
      ]
    }),
}
