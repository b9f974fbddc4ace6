import type { Rule } from '../../diagnostic.ts'
import { allMeaningsOf, tellsWaitingFromActive } from '../../../model/states.ts'

/** The states don't tell waiting from working: flow efficiency can't be measured. */
export const noWaiting: Rule = {
  code: 'MR304',
  name: 'waiting not told from working',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.sources].flatMap(([id, source]) => {
      const states = new Set(allMeaningsOf(source, map).map(({ state }) => state))
      const waits = states.has('waiting') || states.has('paused')
      if (states.size === 0 || tellsWaitingFromActive(source, map)) return []
      return [
        {
          ...locateKey(Object.keys(source.states).length > 0 ? ['sources', id, 'states'] : ['sources', id]),
          code: 'MR304',
          message: `No status of \`${id}\` means \`${waits ? 'active' : 'waiting'}\`: its flow efficiency will be "not configured".`,
          hint: 'Flow efficiency is active time ÷ (active + waiting) time: say in which statuses an item waits, such as `Ready for review: waiting`, and in which it is worked on.',
        },
      ]
    }),
}
