/** Cost of delay: what it costs, in money per week, that an item is not done yet [Reinertsen]. */
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import { paceOf } from './pace.ts'

const WEEK = 7 * 86_400 * MICROS_PER_SECOND

/**
 * How long an item of this age still takes: the median of what the done items that took longer than it still took
 * from that age on.
 *
 * @param flowTimes Flow times at all whole percents, µs.
 * @returns µs; null where no done item took longer, so that nothing is known.
 */
export const expectedRemaining = (age: Micros, flowTimes: readonly (Micros | null)[]): Micros | null => {
  const percent = paceOf(age, flowTimes)
  if (percent === null || percent === 100) return null
  const median = flowTimes[Math.ceil((100 + percent) / 2) - 1] ?? null
  return median === null || median <= age ? null : median - age
}

/**
 * CD3, cost of delay divided by duration: of two items, the one with more of it first costs less in all [Reinertsen].
 *
 * @param perWeek Money per week.
 * @param duration That it still takes, µs; null or 0 where it is not known.
 * @returns Money per week, per week that it takes.
 */
export const cd3 = (perWeek: number | null, duration: Micros | null): number | null =>
  perWeek === null || duration === null || duration <= 0 ? null : perWeek / (duration / WEEK)
