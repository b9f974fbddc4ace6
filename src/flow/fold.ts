/**
 * The fold: the events of one item, in the order of time → its passes and visits. Pure: the same events
 * give the same result whatever the order in which they arrived.
 *
 * Rules are those of the definitions (docs/guide/measuring.md): flow time runs from the first `waiting` or
 * `active` to the first event of the last unbroken run of `done`, unless the stream chooses another start or end
 * (`span.ts`); done metrics freeze the item's fields at close; visits carry the type of their own time. A journey that is
 * left ends at the end of its abandonment window, which may lie ahead: no clock is read here (see `factAt`).
 */
import type { FlowState } from '../model/schema.ts'
import { byTime, FIELD, type Fields, type Micros, type SourceEvent } from './event.ts'
import { EVENT_FIELD, eventField } from './conditions.ts'
import { latestFields } from './event-contexts.ts'
import { isInProgress, type Derived, type ItemFact, type Visit } from './facts.ts'
import { happeningsOf, Telling } from './journeys/telling.ts'
import type { Meaning, SourceReading } from './reading.ts'
import { Pass, type OpenVisit } from './pass.ts'
import type { Span } from './span.ts'
import { transitionsOf, type Transitions } from './transitions.ts'

const sumOf = (visits: readonly OpenVisit[], state: FlowState, until: Micros): Micros =>
  visits.reduce(
    (sum, visit) => (visit.state === state ? sum + Math.max(0, (visit.end ?? until) - visit.at) : sum),
    0,
  )

const textOf = (fields: Fields, name: string): string | null => {
  const value = fields[name]
  return value === undefined || value === null || value === '' ? null : String(value)
}

const finished = (
  pass: Pass,
  fields: Fields,
  startCensored: boolean,
  { quarantine, divided }: Transitions,
): Derived => {
  const { reading } = pass
  const at = pass.frozen ?? fields
  const [stream = null, ...alsoIn] = reading.streamsOf(at)
  const slice = reading.sliceOf(at)
  const team = reading.teamOf(at)
  const label = textOf(fields, FIELD.label) ?? pass.item
  const named = reading.parentOf(at)
  // Nothing is its own parent, whatever a field says: it would be in no figure.
  const parent = named === pass.item || named === label ? null : named
  const counts = reading.countsOf(parent)
  const fact: ItemFact = {
    source: reading.source,
    item: pass.item,
    pass: pass.nth,
    measured: reading.measured,
    stream,
    alsoIn,
    slice,
    team,
    parent,
    counts,
    blockedBy: reading.blockedByOf(fields),
    costOfDelay: reading.costOfDelayOf(at),
    movesStage: reading.movesOf(at).stage,
    movesSlice: reading.movesOf(at).slice,
    cost: reading.costOf(at),
    type: reading.classify(at).type,
    label,
    title: textOf(fields, FIELD.title),
    url: textOf(fields, FIELD.url) ?? reading.urlOf(pass.item, label),
    created: pass.created,
    start: pass.start,
    done: pass.state === 'done' ? pass.ended : null,
    canceled: pass.state === 'canceled' ? pass.ended : null,
    abandonedFrom: pass.abandonedFrom,
    state: pass.state,
    stage: pass.stage,
    status: pass.status,
    active: divided ? sumOf(pass.visits, 'active', pass.lastAt) : 0,
    waiting: divided ? sumOf(pass.visits, 'waiting', pass.lastAt) : 0,
    reopened: pass.reopened,
    rework: pass.rework,
    startCensored,
    quarantine,
    unmapped: pass.unmappedStatuses,
    lastAt: pass.lastAt,
    events: pass.events,
  }
  const visits = pass.visits.map((visit, i): Visit => {
    const next = pass.visits[i + 1]
    return { ...visit, stream, alsoIn, slice, team, counts, nextStage: next ? next.stage : null }
  })
  return { items: [fact], visits }
}

/**
 * By which choices an item is read: those of the stream to which it belongs now.
 *
 * @param events All of the item, in the order of time.
 * @param initial The fields that held before the first of them.
 */
export const spanOfItem = (events: readonly SourceEvent[], initial: Fields, reading: SourceReading): Span =>
  reading.spanOf(() => latestFields(events, initial))

/** Whether the first pass had started before the history known, so that its start is later than it was. */
const isStartUnknown = (
  { start, span, reading: { historyFrom } }: Pass,
  { isCreationTold, historyMissing, endsBeforeStart }: Transitions,
  opening: Meaning | undefined,
): boolean => {
  if (start === null || (span.startsAtCreation && isCreationTold)) return false
  if (historyFrom !== null && start <= historyFrom) return true
  // Where no creation is told, the first event is taken for it, unless there was something before.
  if (span.startsAtCreation) return historyMissing
  const opensInProgress = opening !== undefined && isInProgress(span.read(opening, false).state)
  return endsBeforeStart || (historyMissing && opensInProgress)
}

/**
 * Folds all events of one item.
 *
 * @param events All events that the log holds of the item, in any order, none twice.
 * @returns One fact per pass in their order, the visits of all passes, and the moments of a journey; none for no events.
 */
export const fold = (events: readonly SourceEvent[], reading: SourceReading): Derived => {
  const ordered = events.length > 1 ? [...events].sort(byTime) : events
  const first = ordered[0]
  if (!first) return { items: [], visits: [] }

  const log = transitionsOf(ordered, reading)
  const { transitions } = log
  const fields: Record<string, Fields[string]> = { ...log.fields }
  const span = spanOfItem(ordered, log.fields, reading)
  let type = reading.classify(fields).type
  let pass = new Pass(reading, span, first.item, 0, first.at)
  if (span.startsAtCreation && transitions[0]?.index !== 0) pass.waitForState(type)
  const passes: { pass: Pass; fields: Fields }[] = []
  const happenings = happeningsOf(ordered, reading, log.contexts)
  const telling = reading.measured === 'journeys' ? new Telling(reading, happenings) : null
  let next = 0

  for (const [index, event] of ordered.entries()) {
    const abandonedAt = span.beginsAnew ? pass.abandonedAt : null
    if (abandonedAt !== null && event.at > abandonedAt) {
      pass.abandon(abandonedAt, fields)
      telling?.next(fields)
      passes.push({ pass, fields: { ...fields } })
      pass = new Pass(reading, span, first.item, pass.nth + 1, event.at)
      if (span.startsAtCreation && transitions[next]?.index !== index) pass.waitForState(type)
    }
    if (event.fields && event.step !== 'create') {
      Object.assign(fields, event.fields)
      type = reading.classify(fields).type
    }
    const happened = reading.asksEvent ? happenings(event, index) : null
    if (happened) {
      fields[EVENT_FIELD] = eventField(happened)
      type = reading.classify(fields).type
    }
    for (let move = transitions[next]; move && move.index === index; move = transitions[++next]) {
      if (span.reopened === 'newVisit' && pass.isTakenUpBy(move.meaning)) {
        passes.push({ pass, fields: { ...fields } })
        pass = new Pass(reading, span, first.item, pass.nth + 1, event.at)
      }
      pass.enter(event.at, move.meaning, move.status, fields, type)
    }
    pass.retype(event.at, type)
    pass.events += 1
    pass.lastAt = event.at
    telling?.tell(event, index, pass)
  }
  if (pass.abandonedAt !== null) pass.abandon(pass.abandonedAt, fields)
  passes.push({ pass, fields })

  const facts = passes.map(({ pass: one, fields: then }) =>
    finished(one, then, one.nth === 0 && isStartUnknown(one, log, transitions[0]?.meaning), log),
  )
  const moments = telling?.end(fields) ?? []
  return {
    items: facts.flatMap((fact) => fact.items),
    visits: facts.flatMap((fact) => fact.visits),
    ...(moments.length > 0 && { moments }),
  }
}
