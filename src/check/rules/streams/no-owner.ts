import type { Rule } from '../../diagnostic.ts'

/** Nobody owns the stream end to end (R9). */
export const noOwner: Rule = {
  code: 'MR205',
  name: 'no owner',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, { owner, lifecycle }]) =>
      owner === undefined && lifecycle !== 'retired'
        ? [
            {
              ...locateKey(['streams', id]),
              code: 'MR205',
              message: `No team owns \`${id}\`.`,
              hint: 'Add `owner: <team>`: the team that owns the stream from trigger to finish line.',
            },
          ]
        : [],
    ),
}
