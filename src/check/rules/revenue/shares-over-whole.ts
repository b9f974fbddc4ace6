import type { Rule } from '../../diagnostic.ts'

/** Decimal fractions may not add up to just 100 in binary ones. */
const ROUNDING = 1e-9

/** The shares of a revenue stream are more than the whole (R41). */
export const sharesOverWhole: Rule = {
  code: 'MR261',
  name: 'shares over 100 %',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.revenueStreams].flatMap(([id, { shares }]) => {
      const sum = Object.values(shares).reduce((whole, share) => whole + share, 0)
      if (sum <= 100 + ROUNDING) return []
      const parts = Object.entries(shares).map(([stream, share]) => `${share} % \`${stream}\``)
      return [
        {
          ...locate(['revenueStreams', id, 'shares']),
          code: 'MR261',
          message: `The shares of \`${id}\` add up to ${Number(sum.toFixed(6))} %: ${parts.join(', ')}.`,
          hint: 'They may add up to 100 % at most; what is left over stays unattributed.',
        },
      ]
    }),
}
