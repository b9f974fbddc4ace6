/** Cohorts: the journeys that began in the same week, and the share of them that had reached a point at each age. */
import type { By } from '../answers.ts'
import { periodEdges } from '../calendar.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import { periodAt } from './completions.ts'
import { REACHED, type TimeToReach } from './time-to-reach.ts'
import type { JourneyStudy } from './study.ts'

interface CohortAge {
  /** Seconds since the beginning of each journey. */
  readonly age: number
  readonly reached: Int32Array
  /** Share of all that started; null while not one journey can be so old. */
  readonly share: number | null
  /** Whether each of them is so old by now: before that the share can only grow. */
  readonly complete: boolean
}

export interface Cohort {
  readonly start: Micros
  readonly end: Micros
  /** The window cuts it off, or more journeys may begin in it. */
  readonly partial: boolean
  readonly started: Int32Array
  readonly ages: readonly CohortAge[]
}

/** Cohorts are weeks; or months, where figures are by month. */
export const cohortPeriod = (by: By): By => (by === 'month' ? 'month' : 'week')

/**
 * The cohorts of the window in their order, from that of the first event that is known; those without a journey as well.
 *
 * @param ages Seconds, ascending.
 */
export const cohortsOf = (
  { ask, began }: JourneyStudy,
  { journeys, observed }: TimeToReach,
  ages: readonly number[],
): Cohort[] => {
  const { window, until, calendar, request, reach } = ask
  const known = Math.max(window.from, reach.first ?? window.from)
  const to = Math.min(window.to, until)
  if (known >= to) return []
  const edges = periodEdges(cohortPeriod(request.by), known, to, calendar)
  const inCohort: number[][] = edges.slice(1).map(() => [])
  for (const [i, journey] of journeys.entries()) inCohort[periodAt(edges, began[journey] ?? NaN)]?.push(i)
  return edges.slice(1).map((end, k) => {
    const start = edges[k] ?? window.from
    const places = Int32Array.from(inCohort[k] ?? [])
    const started = places.map((i) => journeys[i] ?? 0)
    return {
      start,
      end,
      partial: start < window.from || end > window.to || end > until,
      started,
      ages: ages.map((age) => {
        const reached = places
          .filter((i) => observed.causes[i] === REACHED && (observed.times[i] ?? 0) <= age)
          .map((i) => journeys[i] ?? 0)
        const isOld = (journey: number): boolean => (began[journey] ?? NaN) + age * MICROS_PER_SECOND <= until
        return {
          age,
          reached,
          share: started.some(isOld) || reached.length > 0 ? reached.length / started.length : null,
          complete: end <= until && started.every(isOld),
        }
      }),
    }
  })
}
