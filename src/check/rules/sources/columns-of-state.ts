import type { Rule } from '../../diagnostic.ts'

/** A CSV event log names neither the column of the status nor that of the activity. */
export const columnsOfState: Rule = {
  code: 'MR302',
  name: 'no column of state',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.sources].flatMap(([id, source]) =>
      source.kind === 'csv' &&
      source.csv.dates === undefined &&
      source.csv.state === undefined &&
      source.csv.activity === undefined
        ? [
            {
              ...locate(['sources', id, 'csv']),
              code: 'MR302',
              message: `\`${id}\` does not say which column holds the status or the activity.`,
              hint: 'Add `state: <column>` (each row enters a status) or `activity: <column>` (each row is something done).',
            },
          ]
        : [],
    ),
}
