import type { Rule } from '../../diagnostic.ts'

/** Other streams are funded, this one is not (R8, R68). */
export const noBudget: Rule = {
  code: 'MR470',
  name: 'stream without a budget',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const streams = [...map.streams].filter(([, { lifecycle }]) => lifecycle === 'running')
    if (streams.every(([, { budget }]) => budget === undefined)) return []
    return streams.flatMap(([id, { budget }]) =>
      budget !== undefined
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR470',
              message: `\`${id}\` has no budget, while other streams have one.`,
              hint: 'Add `budget`, such as `budget: { amount: 800000, currency: EUR, per: year }`: money goes to streams, not to projects.',
            },
          ],
    )
  },
}
