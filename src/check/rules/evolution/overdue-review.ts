import { Temporal } from 'temporal-polyfill'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'

/** The last of the entries, by day; of one day the later one in the text. */
const lastOf = <T extends { readonly on: string }>(
  entries: Iterable<[string, T]>,
): [string, T] | undefined => {
  let last: [string, T] | undefined
  for (const entry of entries) if (!last || entry[1].on >= last[1].on) last = entry
  return last
}

/**
 * By its own days, the map went on for longer than the organisation's cadence without a review (R66). What is
 * due today is a question to the clock, which the check does not ask.
 */
export const overdueReview: Rule = {
  code: 'MR485',
  name: 'review overdue',
  severity: 'warning',
  check: (loaded) => {
    const { map, locate } = loaded
    if (!isComplete(loaded, 'reviews')) return []
    const first = [...map.decisions.values()].reduce<string | null>(
      (day, { on }) => (day === null || on < day ? on : day),
      null,
    )
    const last = lastOf(map.decisions)
    if (first === null || !last) return []
    const review = lastOf(map.reviews)
    const since = review ? review[1].on : first
    const months = map.organisation.reviewEveryMonths
    const due = Temporal.PlainDate.from(since).add({ months }).toString()
    if (last[1].on <= due) return []
    return [
      {
        ...locate(['decisions', last[0], 'on']),
        code: 'MR485',
        message: `A review was due by ${due}, ${months} months after ${review ? `the review \`${review[0]}\`` : 'the first decision'} on ${since}; \`${last[0]}\` was decided on ${last[1].on}, and none is recorded in between.`,
        hint: 'Review the map, and record it under `reviews`. If it is to be reviewed less often, set `reviewEveryMonths` of the organisation.',
      },
    ]
  },
}
