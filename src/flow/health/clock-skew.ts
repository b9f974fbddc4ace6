/** Clocks that are wrong: events of the future, changes before the creation, runs that end before they begin. */
import { durationInWords } from '../duration.ts'
import { MICROS_PER_SECOND, type SourceEvent } from '../event.ts'
import type { Check } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'

/** Clocks of two machines are never quite the same. */
const GRACE = 5 * 60 * MICROS_PER_SECOND

const span = (micros: number): string => durationInWords(micros / MICROS_PER_SECOND)

const fromTheFuture = (events: readonly SourceEvent[]): string | null => {
  const event = events.find(({ at, received }) => at > received + GRACE)
  return event ? `an event lies ${span(event.at - event.received)} after it was received` : null
}

const beforeCreation = (events: readonly SourceEvent[]): string | null => {
  const create = events.find(({ step }) => step === 'create')
  const first = events[0]
  return create && first && first.at < create.at
    ? `it changed ${span(create.at - first.at)} before it was created`
    : null
}

const runOf = ({ state, instance }: SourceEvent): string => `${instance}\u0000${state}`

/** A run that is told apart by its instance, and whose end comes before its beginning. */
const endsBeforeItBegins = (events: readonly SourceEvent[]): string | null => {
  const ended = new Map<string, SourceEvent>()
  const begun = new Set<string>()
  for (const event of events) {
    if (event.instance === null || event.state === null) continue
    const run = runOf(event)
    if (event.step === 'complete' && !begun.has(run)) ended.set(run, event)
    if (event.step !== 'start') continue
    const end = ended.get(run)
    if (end) return `\`${event.state}\` ended ${span(event.at - end.at)} before it began`
    begun.add(run)
  }
  return null
}

export const clockSkew: Check = ({ id }) => {
  const tally = new Tally()
  const counts = { future: 0, creation: 0, run: 0 }
  return {
    see: (item) => {
      const future = fromTheFuture(item.events)
      const creation = beforeCreation(item.events)
      const run = endsBeforeItBegins(item.events)
      if (future !== null) counts.future += 1
      if (creation !== null) counts.creation += 1
      if (run !== null) counts.run += 1
      const why = future ?? creation ?? run
      if (why !== null) tally.add(item, () => why)
    },
    conclude: ({ items }) => {
      if (tally.n === 0) return null
      const kinds = [
        [counts.future, 'have events that lie after they were received'],
        [counts.creation, 'changed before they were created'],
        [counts.run, 'have an activity that ends before it begins'],
      ] as const
      const told = kinds.flatMap(([n, words]) => (n > 0 ? [`${n.toLocaleString('en')} ${words}`] : []))
      const effects = [
        counts.future > 0
          ? 'Events of the future end or begin visits too late: flow time, load and age are off.'
          : '',
        counts.creation > 0
          ? 'Items changed before their creation are quarantined: flow time and efficiency leave them out.'
          : '',
        counts.run > 0
          ? 'Runs that end before they begin are never ended: their active time goes on, and efficiency is too high.'
          : '',
      ]
      return {
        id: 'clock-skew',
        title: 'Clocks that are wrong',
        severity: severityOf(tally.n, items, { warning: 0, error: 0.05 }),
        source: id,
        n: tally.n,
        of: items,
        unit: 'items',
        found: `${nOf(tally.n, items, 'item')} happened in an order that can’t be: ${told.join('; ')}.`,
        effect: effects.filter(Boolean).join(' '),
        metrics: ['flowTime', 'load', 'age', 'efficiency'],
        mend: {
          action:
            counts.future > 0
              ? 'If all are off by whole hours, the times were read in a wrong zone: declare the right one and import again. Otherwise set the clock of the machine that writes the events.'
              : 'Set the clock of the machine that writes the events, or export the times of one system only.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
