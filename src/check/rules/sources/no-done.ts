import type { Rule } from '../../diagnostic.ts'
import { allMeaningsOf } from '../../../model/states.ts'

/** No status of the source ends an item: nothing is ever completed. */
export const noDone: Rule = {
  code: 'MR305',
  name: 'nothing is ever done',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.sources].flatMap(([id, source]) => {
      const states = allMeaningsOf(source, map).map(({ state }) => state)
      if (source.finish === 'lastEvent' || states.length === 0 || states.includes('done')) return []
      return [
        {
          ...locateKey(Object.keys(source.states).length > 0 ? ['sources', id, 'states'] : ['sources', id]),
          code: 'MR305',
          message: `No status of \`${id}\` means \`done\`: flow velocity and flow time will stay empty.`,
          hint: 'Say which status realizes the value, such as `Released: done`. For a log that holds only finished items, set `finish: lastEvent`.',
        },
      ]
    }),
}
