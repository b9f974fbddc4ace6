import type { Rule } from '../../diagnostic.ts'

/** Other streams of the same kind are funded, this one is not (R8, R68). */
export const noBudget: Rule = {
  code: 'MR470',
  name: 'stream without a budget',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const streams = [...map.streams].filter(([, { lifecycle }]) => lifecycle === 'running')
    const funded = new Set(streams.flatMap(([, { kind, budget }]) => (budget === undefined ? [] : [kind])))
    return streams.flatMap(([id, { kind, budget }]) =>
      budget !== undefined || !funded.has(kind)
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR470',
              message: `\`${id}\` has no budget, while other ${kind} streams have one.`,
              hint: 'Add `budget`, such as `budget: { amount: 800000, currency: EUR, per: year }`: money goes to streams, not to projects.',
            },
          ],
    )
  },
}
