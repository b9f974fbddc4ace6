/** Times that are only days: every event at midnight. */
import { MICROS_PER_DAY } from '../event.ts'
import type { Check } from './check.ts'
import { nOf } from './tally.ts'
import { zoneYaml } from './source-zone.ts'

/** Less than this share is a coincidence, or a few dates typed by hand. */
const MOSTLY = 0.9
const FEWEST = 10

export const wholeDays: Check = ({ id, source, clock }) => {
  let n = 0
  let utc = 0
  let local = 0
  return {
    see: ({ events }) => {
      for (const { at } of events) {
        n += 1
        if (at % MICROS_PER_DAY === 0) utc += 1
        if (clock.wall(at) % MICROS_PER_DAY === 0) local += 1
      }
    },
    conclude: () => {
      const most = Math.max(utc, local)
      if (n < FEWEST || most < MOSTLY * n) return null
      const isElsewhere = local < MOSTLY * n
      return {
        id: 'whole-days',
        title: isElsewhere ? 'Dates read as midnight of another zone' : 'Dates without a time of day',
        severity: isElsewhere ? 'warning' : 'info',
        source: id,
        n: most,
        of: n,
        unit: 'events',
        found: `${nOf(most, n, 'event')} lie at exactly 00:00 ${isElsewhere ? `UTC, which is not midnight in ${clock.zone}` : `in ${clock.zone}`}: the source knows days, not times.`,
        effect: isElsewhere
          ? 'They fall on a neighbouring day of the organisation wherever its zone is behind UTC, and a part of a day late otherwise: velocity by day is off, and so is cycle time in calendar days.'
          : 'Flow time is whole days: what was begun and done on one day has a flow time of 0, and time in stage below a day is not known. Cycle time in calendar days is the better measure here.',
        metrics: isElsewhere
          ? ['velocity', 'cycleTime', 'flowTime']
          : ['flowTime', 'timeInStage', 'cycleTime'],
        mend: {
          action: isElsewhere
            ? 'Declare the zone in which the dates were written, and import them again.'
            : 'Export times with the hour if the tool has them. Otherwise read flow time in days.',
          yaml: isElsewhere ? zoneYaml(id, source, clock.zone) : null,
        },
        examples: [],
      }
    },
  }
}
