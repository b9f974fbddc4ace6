import type { Rule } from '../../diagnostic.ts'

/** A top-level stream has no north-star metric (R7). */
export const northStar: Rule = {
  code: 'MR202',
  name: 'no north-star',
  severity: 'error',
  must: true,
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, stream]) =>
      stream.kind === 'top-level' && stream.lifecycle !== 'retired' && stream.northStar === undefined
        ? [
            {
              ...locateKey(['streams', id]),
              code: 'MR202',
              message: `\`${id}\` is a top-level stream without a north-star: exactly one metric must say whether its promise is kept.`,
              hint: 'Add `northStar: { name: … }`, built on an event that the customer would recognise.',
            },
          ]
        : [],
    ),
}
