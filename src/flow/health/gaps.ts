/**
 * Silence of a source that is far beyond what is usual for it. How usual an event is is learned for each weekday (or,
 * of sources that never sleep, for each hour of the week), so that weekends and nights are no gaps.
 */
import { MICROS_PER_DAY, type Micros } from '../event.ts'
import type { Check } from './check.ts'
import { MICROS_PER_HOUR } from './local-clock.ts'
import { nOf } from './tally.ts'
import { countOf } from '../number-words.ts'

/** A source with events in so large a share of all hours is looked at by the hour. */
const NEVER_SLEEPS = 0.9
/** Slots in which an event was to be expected that a gap has at least. */
const FEWEST_EXPECTED = 3
/** Data of fewer weeks does not tell what is usual. */
const FEWEST_WEEKS = 4
/** How many such gaps chance may bring about in the whole history. */
const CHANCE = 0.001
const SHOWN = 5
const MOST_DAYS_OFF = 31

interface Slots {
  readonly unit: 'day' | 'hour'
  readonly length: Micros
  /** Of the wall clock, counted from 1970: those with an event. */
  readonly busy: ReadonlySet<number>
  /** How many kinds of slot there are in a week. */
  readonly kinds: number
}

/** A run of slots without an event, from the first to the last. */
interface Gap {
  readonly first: number
  readonly last: number
}

/** Up to so many weeks before a gap, and after it, tell what is usual around it. */
const WEEKS_AROUND = 26

/**
 * Runs of silence that chance does not explain, the longest first. `isOff` tells slots in which nothing is expected.
 * What is usual is the rarer of what came before and of what came after, so that a log that fades out has no gaps.
 */
export const gapsIn = ({ busy, kinds }: Slots, isOff: (slot: number) => boolean): Gap[] => {
  const ordered = [...busy].sort((a, b) => a - b)
  const first = ordered[0]
  const last = ordered.at(-1)
  if (first === undefined || last === undefined || last - first + 1 < FEWEST_WEEKS * kinds) return []
  const kindOf = (slot: number): number => ((slot % kinds) + kinds) % kinds

  /** How likely an event is in each kind of slot, by those from `from` to `to` [Laplace’s rule of succession]. */
  const usual = (from: number, to: number): Float64Array => {
    const all = new Float64Array(kinds)
    const withEvent = new Float64Array(kinds)
    for (let slot = Math.max(from, first); slot <= Math.min(to, last); slot++) {
      if (isOff(slot)) continue
      const kind = kindOf(slot)
      all[kind] = (all[kind] ?? 0) + 1
      if (busy.has(slot)) withEvent[kind] = (withEvent[kind] ?? 0) + 1
    }
    return withEvent.map((n, kind) => (n + 1) / ((all[kind] ?? 0) + 2))
  }

  const limit = Math.log(CHANCE / (last - first + 1))
  const isStrange = ({ first: from, last: to }: Gap, likely: (kind: number) => number): boolean => {
    let chance = 0
    let expected = 0
    for (let slot = from; slot <= to; slot++) {
      if (isOff(slot)) continue
      const share = likely(kindOf(slot))
      chance += Math.log(1 - share)
      if (share >= 0.5) expected += 1
    }
    return expected >= FEWEST_EXPECTED && chance < limit
  }

  const overall = usual(first, last)
  const reach = WEEKS_AROUND * kinds
  return ordered
    .flatMap((next, i): Gap[] => {
      const before = ordered[i - 1]
      return before === undefined || next === before + 1 ? [] : [{ first: before + 1, last: next - 1 }]
    })
    .filter((gap) => isStrange(gap, (kind) => overall[kind] ?? 0))
    .filter((gap) => {
      const before = usual(gap.first - reach, gap.first - 1)
      const after = usual(gap.last + 1, gap.last + reach)
      return isStrange(gap, (kind) => Math.min(before[kind] ?? 0, after[kind] ?? 0))
    })
    .sort((a, b) => b.last - b.first - (a.last - a.first))
}

const dateOf = (slot: number, length: Micros): string => {
  const text = new Date((slot * length) / 1000).toISOString()
  return length === MICROS_PER_DAY ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`
}

/** The days of all gaps, as many as can be read. */
const daysOff = (found: readonly Gap[]): string[] => {
  const days = found.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, i) => dateOf(first + i, MICROS_PER_DAY)),
  )
  return days.length > MOST_DAYS_OFF ? [...days.slice(0, MOST_DAYS_OFF), '…'] : days
}

export const gaps: Check = ({ id, clock, holidays }) => {
  const days = new Set<number>()
  const hours = new Set<number>()
  const off = new Set(holidays.map((day) => Date.parse(day) / (MICROS_PER_DAY / 1000)))
  return {
    see: ({ events }) => {
      for (const { at } of events) {
        const wall = clock.wall(at)
        days.add(Math.floor(wall / MICROS_PER_DAY))
        hours.add(Math.floor(wall / MICROS_PER_HOUR))
      }
    },
    conclude: () => {
      const firstHour = [...hours].reduce((a, b) => Math.min(a, b), Infinity)
      const lastHour = [...hours].reduce((a, b) => Math.max(a, b), -Infinity)
      const neverSleeps = hours.size >= NEVER_SLEEPS * (lastHour - firstHour + 1)
      const slots: Slots = neverSleeps
        ? { unit: 'hour', length: MICROS_PER_HOUR, busy: hours, kinds: 168 }
        : { unit: 'day', length: MICROS_PER_DAY, busy: days, kinds: 7 }
      const found = gapsIn(slots, (slot) => !neverSleeps && off.has(slot))
      if (found.length === 0) return null
      const { unit, length, busy } = slots
      const silent = found.reduce((sum, { first, last }) => sum + last - first + 1, 0)
      const ordered = [...busy].sort((a, b) => a - b)
      const whole = (ordered.at(-1) ?? 0) - (ordered[0] ?? 0) + 1
      const told = found
        .slice(0, SHOWN)
        .map(
          ({ first, last }) =>
            `${dateOf(first, length)} to ${dateOf(last, length)} (${countOf(last - first + 1, unit)})`,
        )
      return {
        id: 'gaps',
        title: 'Gaps in the source',
        severity: silent >= 0.1 * whole ? 'error' : 'warning',
        source: id,
        n: silent,
        of: whole,
        unit: `${unit}s`,
        found: `${nOf(silent, whole, unit)} lie in silences far beyond what is usual on such a ${unit === 'day' ? 'weekday' : 'hour of the week'}: ${told.join('; ')}${found.length > SHOWN ? '; and more' : ''}.`,
        effect:
          'If events are missing there, velocity and arrivals of those periods are too low, and items seem to stay in a stage until the silence ends: flow time, load and time in stage are too high. Forecasts draw those periods as if nothing had been done.',
        metrics: ['velocity', 'arrivals', 'flowTime', 'load', 'timeInStage', 'forecast'],
        mend: {
          action:
            'Import what was missed: taking an event twice changes nothing. If nobody worked then, write the days off into the working calendar, and this is no gap any more.',
          yaml:
            unit === 'day'
              ? `organisation:\n  workingCalendar:\n    holidays: [${daysOff(found).join(', ')}]`
              : null,
        },
        examples: [],
      }
    },
  }
}
