/** Work of people that seems to be done at night: times are read in a wrong zone. */
import type { Check } from './check.ts'
import { MICROS_PER_HOUR } from './local-clock.ts'
import { nOf } from './tally.ts'
import { zoneYaml } from './source-zone.ts'

const HOURS = 24
/** A working day with all its margins. */
const DAY = 10
/** The middle of an ordinary working day: between 8:00 and 18:00. */
const MIDDLE = 13
/** Hours that the middle may lie off before it is suspicious: shifts, early birds, and people in a next zone. */
const TOLERATED = 4.5
/** So large a share within ten hours is a day's work; a machine, or people all over the world, spread wider. */
const BULK = 0.75
const FEWEST = 200

const clockTime = (hour: number): string => `${String(((hour % HOURS) + HOURS) % HOURS).padStart(2, '0')}:00`

export const nightWork: Check = ({ id, source, clock }) => {
  const byHour = new Float64Array(HOURS)
  let n = 0
  return {
    see: ({ events }) => {
      for (const { at } of events) {
        const hour = Math.floor(clock.wall(at) / MICROS_PER_HOUR)
        const slot = ((hour % HOURS) + HOURS) % HOURS
        byHour[slot] = (byHour[slot] ?? 0) + 1
        n += 1
      }
    },
    conclude: () => {
      // Customers come when they like.
      if (source.measures === 'journeys' || n < FEWEST) return null
      // Where all events lie at one time of day, `whole-days` or an automation explains it.
      if (Math.max(...byHour) > 0.5 * n) return null
      const within = byHour.map((_, from) => {
        let sum = 0
        for (let hour = from; hour < from + DAY; hour++) sum += byHour[hour % HOURS] ?? 0
        return sum
      })
      const from = within.indexOf(Math.max(...within))
      const bulk = within[from] ?? 0
      const off = ((from + DAY / 2 - MIDDLE + HOURS * 1.5) % HOURS) - HOURS / 2
      if (bulk < BULK * n || Math.abs(off) < TOLERATED) return null
      return {
        id: 'night-work',
        title: 'Work at night',
        severity: 'warning',
        source: id,
        n: bulk,
        of: n,
        unit: 'events',
        found: `${nOf(bulk, n, 'event')} lie between ${clockTime(from)} and ${clockTime(from + DAY)} in ${clock.zone}, ${Math.abs(off)} hours ${off < 0 ? 'before' : 'after'} an ordinary working day. They would be an ordinary one ${Math.abs(off)} hours ${off < 0 ? 'east' : 'west'} of there.`,
        effect:
          'If the times were read in a wrong zone, days and weeks begin at a wrong hour: velocity by day is off, and so are cycle time in calendar days and flow time in working hours. Elapsed flow time is right, but for the hour at a change of the clocks.',
        metrics: ['velocity', 'cycleTime', 'workingTime'],
        mend: {
          action:
            'If people work in another zone than the organisation’s, all is well. Otherwise declare the zone of the times (for files), or the zone of the organisation.',
          yaml: zoneYaml(id, source, 'ZONE'),
        },
        examples: [],
      }
    },
  }
}
