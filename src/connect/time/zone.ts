/** Wall-clock times of a zone → instants, fast enough for millions of rows. */
import { Temporal } from 'temporal-polyfill'
import type { Micros } from '../../flow/event.ts'

const DAY: Micros = 86_400_000_000
/** No zone is further from UTC than this, so that a transition nearby can't be missed. */
const REACH_MS = 26 * 3_600_000
const SECOND: Micros = 1_000_000
/** A day with a change of the clock has its offsets looked up second by second; so many are remembered. */
const MOST_SECONDS = 200_000

/** The time that a clock on the wall shows, written as if the clock were in UTC. */
export type Wall = Micros

/** The offset that holds on the whole day and around it; null if the clock changes in that time. */
const offsetOfDay = (zone: string, day: number): Micros | null => {
  const start = Temporal.Instant.fromEpochMilliseconds((day * DAY) / 1000 - REACH_MS).toZonedDateTimeISO(zone)
  const change = start.getTimeZoneTransition('next')
  const end = ((day + 1) * DAY) / 1000 + REACH_MS
  return change && change.epochMilliseconds <= end ? null : start.offsetNanoseconds / 1000
}

/** `second` is whole seconds of the wall clock. A time that exists twice is the earlier, one in a gap is moved on. */
const offsetOfSecond = (zone: string, second: number): Micros => {
  const { epochMilliseconds } = Temporal.Instant.fromEpochMilliseconds(second * 1000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
  return (second * 1000 - epochMilliseconds) * 1000
}

/**
 * Converts times on the wall of an IANA zone to instants. A time that exists twice (the clock goes back) is
 * taken as the earlier one; a time that does not exist (it goes forward) is moved on by the gap: Temporal's
 * `compatible`.
 */
export const instantsIn = (zone: string): ((wall: Wall) => Micros) => {
  if (zone === 'UTC') return (wall) => wall
  const days = new Map<number, Micros | null>()
  const seconds = new Map<number, Micros>()

  const exact = (wall: Wall): Micros => {
    const second = Math.floor(wall / SECOND)
    let offset = seconds.get(second)
    if (offset === undefined) {
      if (seconds.size >= MOST_SECONDS) seconds.clear()
      seconds.set(second, (offset = offsetOfSecond(zone, second)))
    }
    return wall - offset
  }

  return (wall) => {
    const day = Math.floor(wall / DAY)
    let offset = days.get(day)
    if (offset === undefined) days.set(day, (offset = offsetOfDay(zone, day)))
    return offset === null ? exact(wall) : wall - offset
  }
}
