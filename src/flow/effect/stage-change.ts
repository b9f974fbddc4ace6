/** What changed at a stage from one window to the next, and how sure that is. Pure. */
import { MICROS_PER_SECOND } from '../event.ts'
import { percentile } from '../percentile.ts'
import type { Sample } from '../court/samples.ts'
import { cliffsDelta, deltaInterval } from '../statistics/cliffs-delta.ts'
import { mannWhitney } from '../statistics/mann-whitney.ts'
import { newcombeInterval, riskDifference, twoProportions } from '../statistics/proportions.ts'
import type { OutcomeChange, TimeChange } from './effect-answer.ts'

const LEVEL = 0.95

/** Fewer observations on a side say nothing. */
const FEWEST = 10

type Unsure<T> = Omit<T, 'sure'>

/** The share that went on, after less before: Newcombe’s interval; two proportions, or Fisher’s exact test. */
export const outcomeChange = (before: Sample, after: Sample): Unsure<OutcomeChange> | null => {
  const [a, b] = [after.outcome, before.outcome]
  if (a.n < FEWEST || b.n < FEWEST) return null
  return {
    before: { share: b.hits / b.n, n: b.n },
    after: { share: a.hits / a.n, n: a.n },
    change: riskDifference(a, b),
    ...newcombeInterval(a, b, LEVEL),
    p: twoProportions(a, b).p,
  }
}

const median = (ended: Float64Array): number | null => {
  const p50 = percentile(Array.from(ended), 50)
  return p50 === null ? null : p50 / MICROS_PER_SECOND
}

/** Time in the stage, after against before: Cliff’s δ with its interval; the rank test of Mann and Whitney. */
export const timeChange = (before: Sample, after: Sample): Unsure<TimeChange> | null => {
  const [a, b] = [after.stays, before.stays]
  if (a.ended.length < FEWEST || b.ended.length < FEWEST) return null
  const ended = (stays: typeof a): typeof a => ({ ended: stays.ended, open: new Float64Array() })
  const delta = cliffsDelta(ended(a), ended(b))
  return {
    before: { p50: median(b.ended), n: b.ended.length },
    after: { p50: median(a.ended), n: a.ended.length },
    change: delta.delta,
    ...deltaInterval(delta, LEVEL),
    p: mannWhitney(a.ended, b.ended).p,
  }
}
