/** The business events that are told of, and what was seen beside them: of all streams, or of one. */
import { wordsOf } from '../../../model/business-events.ts'
import { expressionsOf } from '../../../model/expressions.ts'
import { namesIn, parseLogic } from '../../../model/logic/logic.ts'
import { matchesPattern } from '../../../model/pattern.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import { isoInstant } from '../../calendar.ts'
import { feeds } from '../../../model/measured-by.ts'
import type { KnownEvent } from './coverage.ts'
import type { EventCoverage, StreamCoverage, UnclaimedActivity } from './coverage-answer.ts'
import type { SeenWord } from './sightings.ts'

/** What is told, and how much more there is of other streams. */
interface Told<T> {
  readonly shown: readonly T[]
  readonly leftOut: number
}

const told = <T>(all: readonly T[], isMeant: (one: T) => boolean): Told<T> => {
  const shown = all.filter(isMeant)
  return { shown, leftOut: all.length - shown.length }
}

/** Whether what the source tells may be of the stream. */
export const isSourceOf = (map: ValueStreamMap, stream: string, source: string): boolean => {
  const known = map.sources.get(source)
  return known !== undefined && feeds(known.stream, stream)
}

/** The events that the map names for the stream: at its steps and stages, as proof points, in its metric logic. */
const namedFor = (
  map: ValueStreamMap,
  id: string,
  streams: readonly StreamCoverage[],
): ReadonlySet<string> => {
  const stream = map.streams.get(id)
  const { trigger, finishLine, completions = [] } = stream?.proofPoints ?? {}
  return new Set([
    ...streams.flatMap(({ steps }) => steps.flatMap(({ events }) => events.map((event) => event.id))),
    ...[...map.events].flatMap(([event, { stage }]) =>
      stage !== undefined && stream?.stages.includes(stage) ? [event] : [],
    ),
    ...[trigger, finishLine, ...completions].filter((event) => event !== undefined),
    ...expressionsOf(map).flatMap(({ text, path: [section, owner] }) =>
      section === 'streams' && owner === id
        ? namesIn(parseLogic(text).ast).flatMap(({ kind, name }) => (kind === 'event' ? [name] : []))
        : [],
    ),
  ])
}

/** @param streams Those that are told of. */
export const eventsTold = (
  map: ValueStreamMap,
  stream: string | null,
  streams: readonly StreamCoverage[],
  events: readonly KnownEvent[],
): Told<KnownEvent> => {
  if (stream === null) return { shown: events, leftOut: 0 }
  const named = namedFor(map, stream, streams)
  return told(
    events,
    ({ id, sighting }) =>
      named.has(id) || [...(sighting?.sources ?? [])].some((source) => isSourceOf(map, stream, source)),
  )
}

/** What sources of journeys tell and no business event is, the most frequent first. */
export const unclaimedTold = (
  map: ValueStreamMap,
  stream: string | null,
  seen: readonly SeenWord[],
): Told<SeenWord> => {
  const claimed = [...map.events].flatMap(([id, event]) => wordsOf(id, event))
  const all = seen
    .filter(
      ({ source, activity }) =>
        map.sources.get(source)?.measures === 'journeys' &&
        !claimed.some((pattern) => matchesPattern(pattern, activity)),
    )
    .toSorted((a, b) => b.events - a.events || (a.activity < b.activity ? -1 : 1))
  return told(all, ({ source }) => stream === null || isSourceOf(map, stream, source))
}

const sourceNamed = (map: ValueStreamMap, id: string) => ({ id, name: map.sources.get(id)?.name ?? id })

/** A business event with when it was seen. */
export const eventCoverage = (map: ValueStreamMap, zone: string, event: KnownEvent): EventCoverage => {
  const { id, sighting, expected, state } = event
  const { name = id, stage } = map.events.get(id) ?? {}
  const known = map.events.get(id)
  return {
    id,
    name,
    types: known === undefined ? [] : [...wordsOf(id, known)],
    stage: stage === undefined ? null : { id: stage, name: map.stages.get(stage)?.name ?? stage },
    state,
    inJourneys: sighting?.inJourneys ?? 0,
    inWork: sighting?.inWork ?? 0,
    first: sighting === null ? null : isoInstant(sighting.first, zone),
    last: sighting === null ? null : isoInstant(sighting.last, zone),
    sources: [...(sighting?.sources ?? [])].map((source) => sourceNamed(map, source)),
    expectedSeconds: expected,
  }
}

export const unclaimedActivity = (
  map: ValueStreamMap,
  zone: string,
  { source, activity, events, first, last }: SeenWord,
): UnclaimedActivity => ({
  source: sourceNamed(map, source),
  activity,
  events,
  first: isoInstant(first, zone),
  last: isoInstant(last, zone),
})
