/** The same event under two ids: the same item, instant and content. */
import type { SourceEvent } from '../event.ts'
import type { Check } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'
import { countOf } from '../number-words.ts'

/** All that an event says; a field that only repeats its id says nothing more. */
const contentOf = ({ id, step, state, instance, fields, was }: SourceEvent): string =>
  JSON.stringify([
    step,
    state,
    instance,
    Object.entries(fields ?? {}).filter(([, value]) => value !== id),
    was,
  ])

const repeatedIn = (events: readonly SourceEvent[]): SourceEvent[] => {
  const repeated: SourceEvent[] = []
  let seen: Set<string> | null = null
  for (const [i, event] of events.entries()) {
    const before = events[i - 1]
    if (before?.at !== event.at) {
      seen = null
      continue
    }
    seen ??= new Set([contentOf(before)])
    const content = contentOf(event)
    if (seen.has(content)) repeated.push(event)
    seen.add(content)
  }
  return repeated
}

export const repeatedEvents: Check = ({ id, source }) => {
  const tally = new Tally()
  let n = 0
  return {
    see: (item) => {
      const repeated = repeatedIn(item.events)
      if (repeated.length === 0) return
      n += repeated.length
      const [first] = repeated
      tally.add(item, () => `\`${first?.state ?? first?.step}\` is there again as \`${first?.id}\``)
    },
    conclude: ({ events }) => {
      if (n === 0) return null
      return {
        id: 'repeated-events',
        title: 'The same event under two ids',
        severity: severityOf(n, events, { warning: 0.01 }),
        source: id,
        n,
        of: events,
        unit: 'events',
        found: `${nOf(n, events, 'event')}, of ${countOf(tally.n, 'item')}, say what another event of the same instant has said.`,
        effect:
          'Entering a status again changes nothing. A run of an activity that is logged twice runs twice: it may stay active after its end, which raises efficiency.',
        metrics: ['efficiency', 'timeInStage'],
        mend: {
          action:
            source.kind === 'csv' && source.csv.id !== undefined
              ? 'Leave out `csv.id`: the content of a row is then its identity, and rows that are the same are taken once.'
              : 'Let the sender give an event one id, however often it sends it.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
