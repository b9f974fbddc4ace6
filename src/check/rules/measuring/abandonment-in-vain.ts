import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { sourcesOf } from '../../measuring.ts'

/** An abandonment window where nothing can be abandoned: of delivery work, or of journeys that all end at their last event. */
export const abandonmentInVain: Rule = {
  code: 'MR333',
  name: 'abandonment window that never applies',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([stream, { measuring }]): Problem[] => {
      if (measuring === undefined) return []
      const path = ['streams', stream, 'measuring']
      const inVain = (at: readonly string[], why: string, hint: string): Problem => ({
        ...locateKey([...path, ...at]),
        code: 'MR333',
        message: `The abandonment window of \`${stream}\` never applies: ${why}.`,
        hint,
      })
      const ofWork =
        measuring.work?.abandonment === undefined
          ? []
          : [
              inVain(
                ['work', 'abandonment'],
                'delivery work is never abandoned, it is stale',
                'Put it under `journeys`. After how long work is stale is said by `staleAfterDays`.',
              ),
            ]
      const at =
        measuring.journeys?.abandonment !== undefined
          ? ['journeys', 'abandonment']
          : measuring.abandonment !== undefined
            ? ['abandonment']
            : null
      const journeys = sourcesOf(map, stream, 'journeys')
      if (at === null || journeys.length === 0) return ofWork
      const ends = journeys.every(([, { finish }]) => finish === 'lastEvent')
      return ends
        ? [
            ...ofWork,
            inVain(
              at,
              'all its journeys are done at their last event (`finish: lastEvent`)',
              'Say under `states`, or by business events, what ends a journey, and leave out `finish`.',
            ),
          ]
        : ofWork
    }),
}
