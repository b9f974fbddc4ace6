/**
 * Daily habits that jump by an hour when the clocks change: local times without an offset that were read as if they
 * were UTC (or in another zone). People keep to the clock on the wall; a clock that does not go with theirs shows.
 */
import type { Check } from './check.ts'
import { MICROS_PER_HOUR } from './local-clock.ts'
import { nOf } from './tally.ts'
import { zoneYaml } from './source-zone.ts'

const BINS = 24
/** Events on either side of the change, at least. */
const FEWEST = 300
/** χ² with 23 degrees of freedom exceeds this once in 10^9; events come in bursts, so much more than that is asked for. */
const JUMP = 150
/** Moved by an hour, the two sides must differ by less than this part. */
const EXPLAINED = 0.35

/** Two-sample χ² of counts, the second moved by whole bins [Numerical Recipes, 14.3]. */
const difference = (a: Float64Array, b: Float64Array, move: number): number => {
  const sum = (of: Float64Array): number => of.reduce((total, n) => total + n, 0)
  const ratio = Math.sqrt(sum(a) / sum(b))
  return a.reduce((total, n, bin) => {
    const m = b[(bin + move + BINS) % BINS] ?? 0
    return n + m === 0 ? total : total + (n / ratio - m * ratio) ** 2 / (n + m)
  }, 0)
}

export const clockChange: Check = ({ id, source, clock }) => {
  const byOffset = new Map<number, Float64Array>()
  let n = 0
  return {
    see: ({ events }) => {
      for (const { at } of events) {
        const offset = clock.offset(at)
        let bins = byOffset.get(offset)
        if (!bins) byOffset.set(offset, (bins = new Float64Array(BINS)))
        const hour = Math.floor((at + offset) / MICROS_PER_HOUR)
        const bin = ((hour % BINS) + BINS) % BINS
        bins[bin] = (bins[bin] ?? 0) + 1
        n += 1
      }
    },
    conclude: () => {
      const [winter, summer] = [...byOffset]
        .map(([offset, bins]) => ({ offset, bins, n: bins.reduce((sum, one) => sum + one, 0) }))
        .sort((a, b) => b.n - a.n)
        .slice(0, 2)
        .sort((a, b) => a.offset - b.offset)
      if (!winter || !summer || Math.min(winter.n, summer.n) < FEWEST) return null
      if (summer.offset - winter.offset !== MICROS_PER_HOUR) return null
      // Where all events lie at one time of day, `whole-days` or an automation explains it.
      if (Math.max(...winter.bins) > 0.5 * winter.n) return null
      const inStep = difference(winter.bins, summer.bins, 0)
      // A clock that stays where it is seems an hour later in summer.
      const moved = difference(winter.bins, summer.bins, 1)
      if (inStep < JUMP || moved > EXPLAINED * inStep) return null
      const yaml = zoneYaml(id, source, clock.zone)
      return {
        id: 'clock-change',
        title: 'Habits that jump when the clocks change',
        severity: 'warning',
        source: id,
        n: summer.n,
        of: n,
        unit: 'events',
        found: `${nOf(summer.n, n, 'event')} lie in summer time of ${clock.zone}, and everything in them happens an hour later than in winter: their clock does not change with the one on the wall. They are probably local times that were read as UTC.`,
        effect:
          'Whatever spans a change of the clocks is an hour too long or too short: flow time, time in stage, active and waiting time. Days begin an hour or more late: velocity by day, and cycle time in calendar days.',
        metrics: ['flowTime', 'timeInStage', 'efficiency', 'velocity', 'cycleTime'],
        mend: {
          action:
            yaml === null
              ? 'Let the sender write times with their offset.'
              : 'Declare the zone in which the times were written, and import the file again under a source of its own, or into an empty store: events that are taken already keep their instants.',
          yaml,
        },
        examples: [],
      }
    },
  }
}
