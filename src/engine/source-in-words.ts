/** What the map says of a source, as far as a number rests on it. */
import { isoInstant } from '../flow/calendar.ts'
import { byTime } from '../flow/event.ts'
import type { SourceInWords } from '../flow/figures/explain-answers.ts'
import type { ItemFact } from '../flow/facts.ts'
import { conditionInWords, NO_RULE, ruleInWords, type SourceReading } from '../flow/reading.ts'
import type { Assignment, Source, StreamAssignment } from '../model/schema.ts'
import { meaningsOf } from '../model/states.ts'
import type { SourceSummary, Store } from '../store/store.ts'
import { ruleOf } from './explain.ts'

type Assigning = SourceInWords['streams'][number]

const assigning = (assignment: Assignment | StreamAssignment | undefined): Assigning[] => {
  if (assignment === undefined) return []
  if (typeof assignment === 'string') return [{ when: null, is: [assignment] }]
  return assignment.map(({ when, is }) => ({
    when: when === undefined ? null : conditionInWords(when),
    is: [is].flat(),
  }))
}

const choicesOf = (source: Source): string[] => [
  ...(source.hierarchy
    ? [
        `Epics and children (field \`${source.hierarchy.parent}\`): ${
          source.hierarchy.count === 'children'
            ? 'the children count; an item that others name as their parent is in no figure.'
            : 'the parents count; an item that has a parent is in no figure.'
        }`,
      ]
    : []),
  ...(source.kind === 'ocel' && source.ocel.journey !== undefined
    ? [
        `Its items are the objects of the type \`${source.ocel.journey}\`; an event that names several belongs to each.`,
      ]
    : []),
  ...(source.finish === 'lastEvent' ? ['An item is done at its last event.'] : []),
  ...(source.historyFrom === undefined
    ? []
    : [`The history is known from ${source.historyFrom} on: what was in progress then is start-censored.`]),
]

/** How many of the items each rule gave its type, by the rule in words. */
const decidedBy = async (
  store: Store,
  items: readonly ItemFact[],
  reading: SourceReading,
): Promise<Map<string, number>> => {
  const events = Map.groupBy(await store.eventsOf(items), ({ item }) => item)
  const counts = new Map<string, number>()
  for (const { item, done, canceled } of items) {
    const rule = ruleOf((events.get(item) ?? []).sort(byTime), reading, done ?? canceled)
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return counts
}

/**
 * @param items Counted items of the source whose rules are looked up.
 */
export const sourceInWords = async (
  [id, source]: readonly [string, Source],
  items: readonly ItemFact[],
  store: Store,
  reading: SourceReading,
  summary: SourceSummary | undefined,
  zone: string,
): Promise<SourceInWords> => {
  const counts = await decidedBy(store, items, reading)
  return {
    source: id,
    name: source.name,
    kind: source.kind,
    items: summary?.items ?? 0,
    last: summary?.last == null ? null : isoInstant(summary.last, zone),
    states: [...meaningsOf(source).map((one) => ({ ...one, event: null })), ...reading.bound].map(
      ({ status, state, stage, event }) => ({ status, state, stage: stage ?? null, event }),
    ),
    unmapped: { ...summary?.unmapped },
    classify: [
      ...source.classify.map((rule) => ({
        rule: ruleInWords(rule),
        type: rule.as,
        items: counts.get(ruleInWords(rule)) ?? 0,
      })),
      { rule: NO_RULE, type: 'unclassified' as const, items: counts.get(NO_RULE) ?? 0 },
    ],
    classified: items.length,
    streams: assigning(source.stream),
    slices: assigning(source.slice),
    teams: assigning(source.team),
    choices: choicesOf(source),
  }
}
