/** Days and working hours of the marketplace: people live by the clock on the wall, daylight saving included. */
import { Temporal } from 'temporal-polyfill'
import type { Micros } from '../flow/event.ts'
import { DAY, HOUR, MILLI } from './cloud-event.ts'

/** The marketplace lives here; the example's map says the same. */
export const ZONE = 'Europe/Berlin'

const FIRST_HOUR = 9
const LAST_HOUR = 17

/** Working hours in a working day. */
export const HOURS_PER_DAY = LAST_HOUR - FIRST_HOUR

export interface LocalDay {
  /** `2026-11-23` */
  readonly date: string
  /** 1 is Monday. */
  readonly weekday: number
  readonly start: Micros
  readonly end: Micros
}

const micros = (zoned: Temporal.ZonedDateTime): Micros => zoned.epochMilliseconds * MILLI

const dateOf = (at: Micros): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at / MILLI))
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()

/** The local days from the one that holds the instant, without end. */
export function* daysFrom(at: Micros): Generator<LocalDay, never> {
  let date = dateOf(at)
  let start = micros(date.toZonedDateTime(ZONE))
  for (;;) {
    const next = date.add({ days: 1 })
    const end = micros(next.toZonedDateTime(ZONE))
    yield { date: date.toString(), weekday: date.dayOfWeek, start, end }
    date = next
    start = end
  }
}

/** Start of the local day `weeks` weeks before the Monday of the week that holds the instant. */
export const mondayBefore = (at: Micros, weeks: number): Micros => {
  const date = dateOf(at)
  return micros(date.subtract({ days: date.dayOfWeek - 1 + 7 * weeks }).toZonedDateTime(ZONE))
}

/** Monday to Friday, 9 to 17. Holidays are left out: the numbers would not be easier to read with them. */
export class WorkingTime {
  private readonly spans: { readonly weekday: number; readonly start: Micros; readonly end: Micros }[] = []
  private readonly days: Generator<LocalDay, never>
  private readonly origin: Micros

  /** @param origin Nothing before it is asked for. */
  constructor(origin: Micros) {
    this.origin = origin
    this.days = daysFrom(origin - DAY)
  }

  private span(index: number): { readonly weekday: number; readonly start: Micros; readonly end: Micros } {
    for (;;) {
      const known = this.spans[index]
      if (known) return known
      const { date, weekday } = this.days.next().value
      if (weekday > 5) continue
      const hour = (h: number): Micros =>
        micros(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: { hour: h } }))
      this.spans.push({ weekday, start: hour(FIRST_HOUR), end: hour(LAST_HOUR) })
    }
  }

  /** Position of the first working day that ends after the instant. */
  private indexAt(at: Micros): number {
    // Five working days a week: the guess is never late, and at most a few days early.
    let index = Math.max(0, Math.floor((at - this.origin) / DAY / 7) * 5 - 5)
    while (this.span(index).end <= at) index += 1
    return index
  }

  /** The instant itself if people work then, else when they next begin. */
  next(at: Micros): Micros {
    return Math.max(at, this.span(this.indexAt(at)).start)
  }

  /** When work begun at the instant is finished, if it takes so many working hours. */
  after(at: Micros, hours: number): Micros {
    let rest = hours * HOUR
    for (let index = this.indexAt(at); ; index++) {
      const { start, end } = this.span(index)
      const from = Math.max(at, start)
      if (rest <= end - from) return from + rest
      rest -= end - from
    }
  }

  /** The next hour of a working day of these weekdays that lies after the instant. */
  nextOn(at: Micros, weekdays: readonly number[], hour: number): Micros {
    for (let index = this.indexAt(at); ; index++) {
      const { weekday, start } = this.span(index)
      const then = start + (hour - FIRST_HOUR) * HOUR
      if (weekdays.includes(weekday) && then > at) return then
    }
  }
}
