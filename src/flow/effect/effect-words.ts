/** Work and change in a sentence, which says how sure it is. */
import { durationInWords } from '../duration.ts'
import { countInWords, tenthsInWords } from '../number-words.ts'
import type { OutcomeChange, TimeChange, WorkDone } from './effect-answer.ts'

/** An amount; the map does not say in which currency. */
export const money = countInWords

const workInWords = ({ items, cost, costed }: WorkDone): string => {
  if (items === 0) return 'No work for it was done'
  const what = items === 1 ? '1 item of work was done' : `${countInWords(items)} items of work were done`
  if (cost === null) return what
  return `${what} (cost ${money(cost)}${costed < items ? `, known of ${countInWords(costed)}` : ''})`
}

/**
 * Why a change is not called sure although its interval leaves 0 out; null where the two agree. The interval is that of
 * the one change, the p-value is corrected for all that are tested.
 */
export const alone = ({
  low,
  high,
  p,
  sure,
}: Pick<OutcomeChange, 'low' | 'high' | 'p' | 'sure'>): string | null =>
  !sure && (low > 0 || high < 0)
    ? `0 lies outside the interval of this change alone, but corrected for all that are tested p = ${p.toPrecision(2)}`
    : null

/** @example outcomeInWords(change) // '3.1 points more went on (95 %: 1.0 to 5.2; n = 812 and 790)' */
export const outcomeInWords = (outcome: OutcomeChange): string => {
  const { before, after, change, low, high, sure } = outcome
  const range = `95 %: ${tenthsInWords(low * 100)} to ${tenthsInWords(high * 100)} points; n = ${countInWords(before.n)} and ${countInWords(after.n)}`
  if (!sure) {
    const why = alone(outcome)
    return `no change beyond chance in how many went on (${range}${why === null ? '' : `; ${why}`})`
  }
  return `${tenthsInWords(Math.abs(change) * 100)} points ${change > 0 ? 'more' : 'fewer'} went on (${range})`
}

/** @example timeInWords(change) // 'it took less time: median 4 min instead of 6 min (n = …)' */
export const timeInWords = ({ before, after, change, sure }: TimeChange): string => {
  const range = `n = ${countInWords(before.n)} and ${countInWords(after.n)}`
  const medians = `median ${durationInWords(after.p50)} after ${durationInWords(before.p50)}`
  if (!sure) return `no change beyond chance in the time it took (${medians}; ${range})`
  return `it took ${change > 0 ? 'longer' : 'less time'}: ${medians} (${range})`
}

export const sentenceOf = (
  stage: string,
  work: WorkDone,
  outcome: OutcomeChange | null,
  time: TimeChange | null,
): string => {
  const measured = [outcome && outcomeInWords(outcome), time && timeInWords(time)].filter(
    (one) => one !== null,
  )
  const change =
    measured.length === 0
      ? 'too few journeys came to it to tell a change'
      : `at the same time ${measured.join(', and ')}`
  return `${stage}: ${workInWords(work)}; ${change}.`
}
