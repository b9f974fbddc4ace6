/** Visits that begin and end at the same instant, though the item was said to be there. */
import { isInProgress } from '../facts.ts'
import type { Check } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'
import { countOf } from '../number-words.ts'

export const zeroLengthVisits: Check = ({ id, source }) => {
  const tally = new Tally()
  let zero = 0
  let visits = 0
  let done = 0
  let atOnce = 0
  return {
    see: (item) => {
      let stages: string[] = []
      for (const [i, { state, skipped, at, end, stage, pass, nth }] of item.visits.entries()) {
        if (!isInProgress(state) || skipped || end === null) continue
        // Where the last event is the end, nothing is known of a stay after it.
        if (source.finish === 'lastEvent' && item.visits[i + 1]?.pass !== pass) continue
        // Of an item begun before the known history the first stay is unknown, not nothing.
        if (nth === 0 && item.passes[pass]?.startCensored) continue
        visits += 1
        if (end === at) stages = [...stages, stage]
      }
      for (const pass of item.passes) {
        if (pass.done === null || pass.start === null) continue
        done += 1
        if (pass.done === pass.start) atOnce += 1
      }
      if (stages.length === 0) return
      zero += stages.length
      tally.add(item, () => `no time in ${stages.map((stage) => `\`${stage}\``).join(', ')}`)
    },
    conclude: () => {
      if (zero === 0) return null
      const worst = [severityOf(zero, visits, { warning: 0.1 }), severityOf(atOnce, done, { warning: 0.05 })]
      const flowTime =
        atOnce === 0
          ? ''
          : ` ${countOf(atOnce, 'item')} of ${done.toLocaleString('en')} done have a flow time of 0, which pulls its percentiles down.`
      return {
        id: 'zero-length-visits',
        title: 'Visits of no length',
        severity: worst.includes('warning') ? 'warning' : 'info',
        source: id,
        n: zero,
        of: visits,
        unit: 'visits',
        found: `${nOf(zero, visits, 'visit')}, of ${countOf(tally.n, 'item')}, end at the instant at which they begin.`,
        effect: `They count as stays of 0 in time in stage, and pull its percentiles down.${flowTime}`,
        metrics: ['timeInStage', 'flowTime', 'efficiency'],
        mend: {
          action:
            source.kind === 'csv'
              ? 'Times may be rounded, or several steps were entered at once, afterwards. If a column orders events of the same instant, name it as `order`; if a status is only passed through, map it to `keep`.'
              : 'Several steps were entered at once, afterwards or by an automation. If a status is only passed through, map it to `keep`.',
          yaml:
            source.kind === 'csv' && source.csv.order === undefined
              ? `sources:\n  ${id}:\n    csv:\n      order: COLUMN`
              : null,
        },
        examples: tally.examples,
      }
    },
  }
}
