/** The wall clock of a zone, fast enough for every event of a log. */
import { Temporal } from 'temporal-polyfill'
import type { Micros } from '../event.ts'

export const MICROS_PER_HOUR = 3_600_000_000

export interface LocalClock {
  readonly zone: string
  /** How far the zone is ahead of UTC at the instant, µs. */
  offset(at: Micros): Micros
  /** The wall clock at the instant, as µs that would show it in UTC. */
  wall(at: Micros): Micros
  /** Whether the wall clock shows the same time twice around then, for the clocks go back. */
  isRepeated(at: Micros): boolean
}

interface Span {
  readonly from: Micros
  readonly to: Micros
  readonly offset: Micros
}

const microsOf = (time: { readonly epochNanoseconds: bigint } | null, otherwise: number): Micros =>
  time === null ? otherwise : Number(time.epochNanoseconds / 1000n)

/** Between two changes of the clock the offset is the same: it is looked up once for each span between them. */
export const localClock = (zone: string): LocalClock => {
  const spans: Span[] = []
  let last: Span = { from: 0, to: 0, offset: 0 }

  const spanAt = (at: Micros): Span => {
    if (at >= last.from && at < last.to) return last
    const known = spans.find(({ from, to }) => at >= from && at < to)
    if (known) return (last = known)
    const time = Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1000n).toZonedDateTimeISO(zone)
    last = {
      from: microsOf(time.add({ nanoseconds: 1 }).getTimeZoneTransition('previous'), -Infinity),
      to: microsOf(time.getTimeZoneTransition('next'), Infinity),
      offset: time.offsetNanoseconds / 1000,
    }
    spans.push(last)
    return last
  }

  const offset = (at: Micros): Micros => spanAt(at).offset
  return {
    zone,
    offset,
    wall: (at) => at + offset(at),
    isRepeated: (at) => {
      const { from, to, offset: own } = spanAt(at)
      const after = to === Infinity ? own : offset(to)
      if (own > after && at >= to - (own - after)) return true
      const before = from === -Infinity ? own : offset(from - 1)
      return before > own && at < from + (before - own)
    },
  }
}
