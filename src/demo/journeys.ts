/** Customers arrive by the hour of the day and the day of the week; their journeys are told in the order of time. */
import type { Micros } from '../flow/event.ts'
import { inTime, occurrence, SENDERS, type Occurrence } from './cloud-event.ts'
import { daysFrom, WorkingTime, type LocalDay } from './local-time.ts'
import { LONGEST_PROCUREMENT, procurementJourney } from './procurement-journey.ts'
import { Random } from './random.ts'
import { LONGEST_SHOP_JOURNEY, shopJourney } from './shop-journey.ts'
import type { JourneyStep } from './shop-path.ts'
import { growth } from './stories.ts'

export interface Course {
  readonly seed: number
  /** Nothing begins before it. */
  readonly origin: Micros
  /** Events before it are not told. */
  readonly from: Micros
}

interface Customers {
  readonly source: string
  /** Start of the journeys’ names. */
  readonly prefix: string
  /** Journeys on an average day at the origin. */
  readonly perDay: number
  /** Relative to the average, Monday first. */
  readonly byWeekday: readonly number[]
  /** Relative weight of each hour of the day, from midnight. */
  readonly byHour: readonly number[]
  readonly longest: Micros
  readonly journey: (
    start: Micros,
    random: Random,
    name: string,
    course: Course,
    work: WorkingTime,
  ) => readonly JourneyStep[]
}

const SHOPPERS: Customers = {
  source: SENDERS.shop,
  prefix: 'S',
  perDay: 60,
  byWeekday: [1, 0.9, 0.9, 0.95, 1, 1.1, 1.15],
  byHour: [3, 2, 1, 1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 7, 6, 6, 7, 8, 9, 10, 11, 10, 7, 5],
  longest: LONGEST_SHOP_JOURNEY,
  journey: (start, random, name, { origin }) => shopJourney(start, random, name, origin),
}

const COMPANIES: Customers = {
  source: SENDERS.procurement,
  prefix: 'P',
  perDay: 5,
  byWeekday: [1.4, 1.5, 1.5, 1.4, 1.2, 0, 0],
  byHour: [0, 0, 0, 0, 0, 0, 0, 1, 5, 9, 10, 9, 6, 8, 9, 8, 6, 2, 0, 0, 0, 0, 0, 0],
  longest: LONGEST_PROCUREMENT,
  journey: (start, random, _name, _course, work) => procurementJourney(start, random, work),
}

/** When the journeys of the day begin. A pure function of seed and day: days can be told on their own. */
const arrivals = (customers: Customers, day: LocalDay, { seed, origin }: Course): Micros[] => {
  const random = new Random(seed, `${customers.prefix} ${day.date}`)
  const weekday = customers.byWeekday[day.weekday - 1] ?? 1
  const count = random.poisson(customers.perDay * weekday * growth(day.start, origin))
  const hours: Record<string, number> = Object.fromEntries(customers.byHour.entries())
  const length = (day.end - day.start) / customers.byHour.length
  return Array.from(
    { length: count },
    () => day.start + (Number(random.weighted(hours)) + random.next()) * length,
  )
    .filter((at) => at >= origin)
    .toSorted((a, b) => a - b)
}

const told = (customers: Customers, day: LocalDay, course: Course, work: WorkingTime): Occurrence[] =>
  arrivals(customers, day, course).flatMap((start, nth) => {
    const subject = `${customers.prefix}-${day.date}-${String(nth + 1).padStart(4, '0')}`
    const { seed } = course
    return customers
      .journey(start, new Random(seed, subject), subject, course, work)
      .map(({ at, type, data }, step) =>
        occurrence({ seed, source: customers.source, subject, step: step + 1 }, at, type, data),
      )
  })

/**
 * The events of all journeys from `course.from`, in the order of time, without end. Days are told one
 * after the other: whatever happens on a day belongs to a journey that began on it or before.
 */
export function* journeyEvents(course: Course): Generator<Occurrence, void> {
  const { origin, from } = course
  const work = new WorkingTime(origin)
  const longest = Math.max(SHOPPERS.longest, COMPANIES.longest)
  let later: Occurrence[] = []
  for (const day of daysFrom(Math.max(origin, from - longest))) {
    const begun = [...told(SHOPPERS, day, course, work), ...told(COMPANIES, day, course, work)]
    const today: Occurrence[] = []
    const rest: Occurrence[] = []
    for (const one of [...later, ...begun]) (one.at < day.end ? today : rest).push(one)
    later = rest
    for (const one of today.toSorted(inTime)) if (one.at >= from) yield one
  }
}
