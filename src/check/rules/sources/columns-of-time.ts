import type { Rule } from '../../diagnostic.ts'

/** A CSV source names neither the column of the time nor the date columns of a table. */
export const columnsOfTime: Rule = {
  code: 'MR301',
  name: 'no column of time',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.sources].flatMap(([id, source]) =>
      source.kind === 'csv' && source.csv.time === undefined && source.csv.dates === undefined
        ? [
            {
              ...locate(['sources', id, 'csv']),
              code: 'MR301',
              message: `\`${id}\` does not say which column holds the time.`,
              hint: 'Add `time: <column>` for an event log, or `dates: { <column>: <status> }` for a table with a row per item.',
            },
          ]
        : [],
    ),
}
