import { resourcingOf } from '../../../identify/resourcing.ts'
import type { Rule } from '../../diagnostic.ts'

/** From this share of the revenue on a stream is worth a question. */
const LARGE = 0.2

/** A share of people or money below this part of the share of revenue is small. */
const SMALL = 0.5

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** A stream brings in much of the revenue and has little of the people or the money (R41). */
export const underResourced: Rule = {
  code: 'MR262',
  name: 'under-resourced stream',
  severity: 'info',
  check: ({ map, locateKey }) =>
    resourcingOf(map).flatMap(({ stream, revenue, people, money }) => {
      const isSmall = (share: number | null): boolean => share !== null && share < revenue * SMALL
      if (revenue < LARGE || !(isSmall(people) || isSmall(money))) return []
      const shares = [
        ...(people === null ? [] : [`${percent(people)} of the people`]),
        ...(money === null ? [] : [`${percent(money)} of the money`]),
      ]
      return [
        {
          ...locateKey(['streams', stream]),
          code: 'MR262',
          message: `\`${stream}\` brings in ${percent(revenue)} of the revenue and has ${shares.join(' and ')} of the top-level streams.`,
          hint: 'Ask whether it has what it needs to keep bringing it in, or whether its share of the revenue is right.',
        },
      ]
    }),
}
