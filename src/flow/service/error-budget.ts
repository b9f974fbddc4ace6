/** What an objective leaves to fail, how fast that is used up, and until when it lasts [Google SRE workbook, ch. 5]. */
import { MICROS_PER_SECOND, type Micros } from '../event.ts'

const HOUR: Micros = 3600 * MICROS_PER_SECOND

/**
 * Windows in which the burn is watched: it is too fast if it would use up so much of the budget in the long one, and
 * still goes on in the short one. The shares are those of the workbook: 2 % in an hour, 5 % in six, 10 % in three days.
 */
export const BURN_WINDOWS = [
  { id: '1h', words: 'last hour', long: HOUR, short: HOUR / 12, share: 0.02 },
  { id: '6h', words: 'last 6 hours', long: 6 * HOUR, short: HOUR / 2, share: 0.05 },
  { id: '3d', words: 'last 3 days', long: 72 * HOUR, short: 6 * HOUR, share: 0.1 },
] as const
export type BurnWindow = (typeof BURN_WINDOWS)[number]

/** One or two failures are no trend: where little is tried, a single one would burn at any rate. */
const FEWEST_FAILURES = 3

export interface Counted {
  readonly failures: number
  readonly n: number
}

export interface Burn {
  readonly id: BurnWindow['id']
  readonly words: string
  /** Times as fast as the budget allows: 1 uses it up in exactly its window. null: nothing happened. */
  readonly rate: number | null
  readonly shortRate: number | null
  readonly n: number
  readonly failures: number
  /** From here on it is too fast. */
  readonly threshold: number
  readonly isTooFast: boolean
}

export interface Budget {
  /** What may fail, what has failed, and what is left of it; below 0 where more failed than may. */
  readonly total: number
  readonly consumed: number
  readonly left: number
  /** left ÷ total. */
  readonly leftShare: number | null
}

/**
 * The error budget: (1 − objective) · whole.
 *
 * @param objective 0–1, less than 1.
 * @param whole The window in seconds, or the attempts in it.
 * @param consumed In the same unit: the time that it was down, or the attempts that failed.
 * @example budgetOf(0.999, 30 * 86_400, 0).total // 2592 s = 43.2 min
 */
export const budgetOf = (objective: number, whole: number, consumed: number): Budget => {
  // 1 − 0.999 is not 0.001 in binary.
  const total = Number(((1 - objective) * whole).toPrecision(12))
  const left = Number((total - consumed).toPrecision(12))
  return { total, consumed, left, leftShare: total === 0 ? null : left / total }
}

/** Failures ÷ what may fail of as many; null without any. */
const rateOf = (objective: number, { failures, n }: Counted): number | null =>
  n === 0 ? null : Number((failures / n / (1 - objective)).toPrecision(12))

/** @param count What was tried in the last so many µs. @param over The window of the objective, µs. */
export const burnsOf = (objective: number, over: Micros, count: (last: Micros) => Counted): Burn[] =>
  BURN_WINDOWS.map(({ id, words, long, short, share }) => {
    const { failures, n } = count(long)
    const rate = rateOf(objective, { failures, n })
    const shortRate = rateOf(objective, count(short))
    const threshold = (share * over) / long
    const isTooFast = failures >= FEWEST_FAILURES && (rate ?? 0) >= threshold && (shortRate ?? 0) >= threshold
    return { id, words, rate, shortRate, n, failures, threshold, isTooFast }
  })

export type Outlook =
  | { readonly kind: 'exhausted' }
  /** It is used up no faster than it is renewed. */
  | { readonly kind: 'lasts' }
  | { readonly kind: 'until'; readonly at: Micros }
  | { readonly kind: 'no data' }

/**
 * When the budget is used up, if failures go on as in the last three days: a burn of b uses up the whole budget in
 * window ÷ b.
 */
export const outlookOf = (
  { leftShare }: Budget,
  burns: readonly Burn[],
  over: Micros,
  now: Micros,
): Outlook => {
  if (leftShare === null) return { kind: 'no data' }
  if (leftShare <= 0) return { kind: 'exhausted' }
  const rate = burns.find(({ id }) => id === '3d')?.rate ?? null
  if (rate === null) return { kind: 'no data' }
  return rate <= 1 ? { kind: 'lasts' } : { kind: 'until', at: Math.round(now + (leftShare * over) / rate) }
}
