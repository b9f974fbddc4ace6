/** Local times of the hour that comes twice when the clocks go back: without an offset nobody knows which of the two. */
import type { Check } from './check.ts'
import { localClock } from './local-clock.ts'
import { zoneOf } from './source-zone.ts'
import { nOf, Tally } from './tally.ts'
import { countOf } from '../number-words.ts'

export const repeatedHour: Check = ({ id, source }) => {
  const tally = new Tally()
  let n = 0
  const zone = zoneOf(source)
  // Only where the map says a zone are there times without an offset.
  const clock = zone === undefined ? null : localClock(zone)
  return {
    see: (item) => {
      if (clock === null) return
      const repeated = item.events.filter(({ at }) => clock.isRepeated(at))
      if (repeated.length === 0) return
      n += repeated.length
      const [first] = repeated
      tally.add(item, () => {
        const wall = new Date(clock.wall(first?.at ?? 0) / 1000).toISOString()
        return `${countOf(repeated.length, 'event')} at ${wall.slice(0, 10)} ${wall.slice(11, 16)}`
      })
    },
    conclude: ({ events }) => {
      if (n === 0) return null
      return {
        id: 'repeated-hour',
        title: 'Times of the hour that comes twice',
        severity: 'info',
        source: id,
        n,
        of: events,
        unit: 'events',
        found: `${nOf(n, events, 'event')} lie in the hour that ${zone} has twice when its clocks go back; where a time has no offset, the first of the two was taken.`,
        effect: `Durations of ${countOf(tally.n, 'item')} may be an hour off, and events of that hour may be in a wrong order.`,
        metrics: ['flowTime', 'timeInStage'],
        mend: { action: 'Export times with their offset, or in UTC, if the tool can.', yaml: null },
        examples: tally.examples,
      }
    },
  }
}
