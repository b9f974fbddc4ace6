import { matchesPattern } from '../../../model/pattern.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { allMeaningsOf } from '../../../model/states.ts'

/** A date column enters a status that `states` gives no meaning. */
export const unmappedDate: Rule = {
  code: 'MR306',
  name: 'date column without a meaning',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.sources].flatMap(([id, source]) => {
      const known = allMeaningsOf(source, map).map(({ status }) => status)
      if (source.kind !== 'csv' || source.csv.dates === undefined || known.length === 0) return []
      return Object.entries(source.csv.dates).flatMap(([column, status]): Problem[] =>
        known.some((pattern) => matchesPattern(pattern, status))
          ? []
          : [
              {
                ...locate(['sources', id, 'csv', 'dates', column]),
                code: 'MR306',
                message: `The dates of \`${column}\` enter the status \`${status}\`, which \`states\` of \`${id}\` gives no meaning.`,
                hint: `Add it to \`states\`, or name one of: ${known.join(', ')}.`,
              },
            ],
      )
    }),
}
