/** Items whose dates contradict each other, such as done before start. */
import type { Check } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'

export const contradictingDates: Check = ({ id }) => {
  const tally = new Tally()
  return {
    see: (item) => {
      const fault = item.events.find((event) => event.fault !== null)?.fault
      if (fault === undefined || fault === null) return
      tally.add(item, () => fault)
    },
    conclude: ({ items }) => {
      if (tally.n === 0) return null
      return {
        id: 'contradicting-dates',
        title: 'Done before start, and other dates that contradict each other',
        severity: severityOf(tally.n, items, { warning: 0, error: 0.05 }),
        source: id,
        n: tally.n,
        of: items,
        unit: 'items',
        found: `${nOf(tally.n, items, 'item')} have dates that can’t all be true. They are quarantined.`,
        effect:
          'Flow time, efficiency, time in stage and rework leave them out and count them beside. Velocity, load and distribution count them by the dates that they have.',
        metrics: ['flowTime', 'efficiency', 'timeInStage', 'rework'],
        mend: {
          action:
            'Correct the dates in the tool and import again. If all are wrong in the same way, check which column stands for which status, and whether day or month comes first.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
