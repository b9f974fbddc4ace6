/** Items of which only one moment is known: nobody can say how long they took. */
import { isInProgress } from '../facts.ts'
import type { Check, Seen } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'

const isOneMoment = ({ events }: Seen): boolean => events.every(({ at }) => at === events[0]?.at)

/** An item just begun has one event too; a status that is only known from its creation has no history. */
const hasNoHistory = (item: Seen): boolean => {
  if (!isOneMoment(item)) return false
  const { state, done } = item.last
  return done !== null || (isInProgress(state) && item.events.every(({ step }) => step === 'create'))
}

export const withoutHistory: Check = ({ id, source }) => {
  const tally = new Tally()
  return {
    see: (item) => {
      if (!hasNoHistory(item)) return
      const events = item.events.length === 1 ? 'one event' : `${item.events.length} events at one instant`
      tally.add(item, () => `${events}, and it is ${item.last.done === null ? 'in progress' : 'done'}`)
    },
    conclude: ({ items }) => {
      if (tally.n === 0) return null
      return {
        id: 'without-history',
        title: 'Items without history',
        severity: severityOf(tally.n, items, { warning: 0.05, error: 0.5 }),
        source: id,
        n: tally.n,
        of: items,
        unit: 'items',
        found: `Of ${nOf(tally.n, items, 'item')} only one moment is known, though they are done or in progress.`,
        effect:
          'Velocity counts them on that day. Their flow time is 0 or unknown: where it is 0 it pulls the percentiles down. Efficiency and time in stage learn nothing of them.',
        metrics: ['flowTime', 'efficiency', 'timeInStage', 'age'],
        mend: {
          action:
            source.kind === 'jira'
              ? 'Export the issues with their changelog (`expand=changelog`) and import them again.'
              : source.kind === 'csv' && source.csv.dates !== undefined
                ? 'Export further dates, such as the start, and name their columns under `csv.dates`.'
                : 'Export the changes of the status too, not only the last one, and import again.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
