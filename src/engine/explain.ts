/** Opening a number: the items behind it, one item's visits, the events that it came from. */
import type { EventAnswer, ItemAnswer, ListedItem } from '../flow/answers.ts'
import { isoInstant } from '../flow/calendar.ts'
import { byTime, MICROS_PER_SECOND, type Fields, type Micros, type SourceEvent } from '../flow/event.ts'
import { EVENT_FIELD, eventField } from '../flow/conditions.ts'
import { factAt, isInProgress, visitAt, type Derived, type ItemFact } from '../flow/facts.ts'
import { spanOfItem } from '../flow/fold.ts'
import { happeningsOf } from '../flow/journeys/telling.ts'
import type { EventContext } from '../flow/proof-points.ts'
import type { Meaning, SourceReading } from '../flow/reading.ts'
import type { Span } from '../flow/span.ts'
import { initialStatus, transitionsOf } from '../flow/transitions.ts'

const between = (from: Micros | null, to: Micros | null): number | null =>
  from === null || to === null ? null : (to - from) / MICROS_PER_SECOND

/** An item as it is listed. `asOf` is where its age is measured. */
export const listed = (fact: ItemFact, excluded: string | null, zone: string, asOf: Micros): ListedItem => {
  const iso = (at: Micros | null): string | null => (at === null ? null : isoInstant(at, zone))
  return {
    source: fact.source,
    item: fact.item,
    pass: fact.pass,
    label: fact.label,
    title: fact.title,
    url: fact.url,
    measured: fact.measured,
    stream: fact.stream,
    slice: fact.slice,
    type: fact.type,
    state: fact.state,
    stage: fact.stage,
    status: fact.status,
    created: isoInstant(fact.created, zone),
    start: iso(fact.start),
    done: iso(fact.done),
    canceled: iso(fact.canceled),
    abandoned: fact.abandonedFrom !== null,
    movesStage: fact.movesStage,
    movesSlice: fact.movesSlice,
    cost: fact.cost,
    flowSeconds: between(fact.start, fact.done),
    ageSeconds: isInProgress(fact.state) ? between(fact.start, Math.max(asOf, fact.lastAt)) : null,
    activeSeconds: fact.active / MICROS_PER_SECOND,
    waitingSeconds: fact.waiting / MICROS_PER_SECOND,
    reworkSeconds: fact.rework / MICROS_PER_SECOND,
    reopened: fact.reopened,
    startCensored: fact.startCensored,
    quarantine: fact.quarantine,
    excluded,
  }
}

const inWords = (meaning: Meaning | null): string => {
  if (meaning === null) return 'leaves the item as it was (keep)'
  if (meaning.reason === 'unmapped') return 'the map does not say what this status means: it is left out'
  return `${meaning.state}${meaning.reason === 'paused' ? ' (paused)' : ''} in ${meaning.stage}`
}

const meaningOf = (
  event: SourceEvent,
  reading: SourceReading | undefined,
  told: (meaning: Meaning | null, at: Micros) => string,
  context: EventContext | undefined,
): string => {
  if (!reading) return 'the map has no such source any more'
  if (event.step === 'create') return 'the item was created'
  if (event.step === 'fields' || event.state === null) return 'only fields changed'
  if (event.step === 'enter') return told(reading.meaningOf(event.state, context), event.at)
  if (event.step === 'complete') return `ends ${event.state}`
  return `begins: ${told(reading.runningIn(event.state, context), event.at)}`
}

/** What a status means at an instant, and what it counts as where the stream chooses another start or end. */
const readBy =
  (span: Span, passes: readonly ItemFact[]) =>
  (meaning: Meaning | null, at: Micros): string => {
    const words = inWords(meaning)
    if (meaning === null) return words
    const start = passes.findLast(({ created }) => created <= at)?.start ?? null
    const { state } = span.read(meaning, start !== null && start < at)
    if (state === meaning.state) return words
    const why =
      state === 'done'
        ? 'flow time has ended by then'
        : state === 'new'
          ? 'flow time has not started by then'
          : 'flow time starts with the creation'
    return `${words}; counts as ${state}, for ${why}`
  }

/** Intervals in the tool's own statuses, from the first event on. */
const statusIntervals = (
  events: readonly SourceEvent[],
): { status: string; from: Micros; to: Micros | null }[] => {
  const ordered = [...events].sort(byTime)
  const first = ordered[0]
  const initial = initialStatus(ordered)
  const changes = ordered.flatMap((event) =>
    event.step === 'enter' && event.state !== null ? [{ status: event.state, from: event.at }] : [],
  )
  const create = ordered.find((event) => event.step === 'create')
  const all =
    initial !== null && first && create ? [{ status: initial, from: first.at }, ...changes] : changes
  return all.map((one, i) => ({ ...one, to: all[i + 1]?.from ?? null }))
}

/**
 * Which rule of the map gave an item its type, in words.
 *
 * @param events All of the item, in the order of time.
 * @param closed When it was done or canceled: fields that changed later do not count. null while it is open.
 */
export const ruleOf = (
  events: readonly SourceEvent[],
  reading: SourceReading,
  closed: Micros | null,
): string => {
  const { fields: initial, contexts } = transitionsOf(events, reading)
  const happenings = happeningsOf(events, reading, contexts)
  const fields: Record<string, Fields[string]> = { ...initial }
  for (const [index, event] of events.entries()) {
    if (closed !== null && event.at > closed) break
    if (event.fields && event.step !== 'create') Object.assign(fields, event.fields)
    const happened = reading.asksEvent ? happenings(event, index) : null
    if (happened) fields[EVENT_FIELD] = eventField(happened)
  }
  return reading.classify(fields).rule
}

/** Everything about one item. `events` are all that the log holds of it. */
export const explainItem = (
  events: readonly SourceEvent[],
  derived: Derived,
  reading: SourceReading | undefined,
  zone: string,
  asOf: Micros,
): ItemAnswer => {
  const ordered = [...events].sort(byTime)
  const last = derived.items.at(-1)
  const iso = (at: Micros): string => isoInstant(at, zone)
  const log = reading && transitionsOf(ordered, reading)
  const told = reading && log ? readBy(spanOfItem(ordered, log.fields, reading), derived.items) : inWords
  const happenings = reading && log ? happeningsOf(ordered, reading, log.contexts) : () => null
  return {
    passes: derived.items.map((fact) => listed(factAt(fact, asOf), null, zone, asOf)),
    visits: derived.visits
      .map((one) => visitAt(one, asOf))
      .map((visit) => ({
        pass: visit.pass,
        nth: visit.nth,
        stage: visit.stage,
        state: visit.state,
        reason: visit.reason,
        type: visit.type,
        from: iso(visit.at),
        to: visit.end === null ? null : iso(visit.end),
        seconds: between(visit.at, visit.end),
        skipped: visit.skipped,
      })),
    statuses: statusIntervals(ordered).map(({ status, from, to }) => ({
      status,
      from: iso(from),
      to: to === null ? null : iso(to),
      seconds: between(from, to),
    })),
    rule:
      reading && last
        ? ruleOf(ordered, reading, last.done ?? last.canceled)
        : 'the map has no such source any more',
    events: ordered.map((event, index): EventAnswer => ({
      id: event.id,
      at: iso(event.at),
      received: iso(event.received),
      step: event.step,
      state: event.state,
      meaning: meaningOf(event, reading, told, log?.contexts(index)),
      proofs: [...(happenings(event, index)?.proofs ?? [])],
      fields: event.fields,
      ref: event.ref,
    })),
  }
}
