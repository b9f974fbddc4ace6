import type { Rule } from '../../diagnostic.ts'

/** Money comes in, and no value stream is said to bring it (R41). */
export const unattributedRevenue: Rule = {
  code: 'MR260',
  name: 'revenue without a value stream',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.revenueStreams].flatMap(([id, { shares }]) =>
      Object.values(shares).some((share) => share > 0)
        ? []
        : [
            {
              ...locateKey(['revenueStreams', id]),
              code: 'MR260',
              message: `\`${id}\` flows from no value stream.`,
              hint: 'Ask what customers pay for here and how it is delivered: add that stream under `shares`, or the stream that you have overlooked to the map.',
            },
          ],
    ),
}
