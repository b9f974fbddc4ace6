/**
 * From events to transitions: which state the item enters when. Three forms of log come in (statuses
 * entered, activities with start and complete, issues whose history says what was before) and one goes out.
 */
import type { Fields, Micros, SourceEvent } from './event.ts'
import { contextsOf, latestFields, type Contexts } from './event-contexts.ts'
import { isInProgress } from './facts.ts'
import type { Meaning, SourceReading } from './reading.ts'
import type { Span } from './span.ts'

interface Transition {
  /** Position of the event in the order of time. */
  readonly index: number
  readonly at: Micros
  readonly meaning: Meaning
  /** The tool's own word. */
  readonly status: string
}

export interface Transitions {
  readonly transitions: readonly Transition[]
  /** Fields that held before the first event changed any. */
  readonly fields: Fields
  /** What of each event, beside its word, decides what it means. */
  readonly contexts: Contexts
  /** Whether a source told its creation; otherwise it counts as created at its first event. */
  readonly isCreationTold: boolean
  /** Whether there was something before the earliest event that the log does not hold. */
  readonly historyMissing: boolean
  /** Whether its first activity completes without having started: it began before the log. */
  readonly endsBeforeStart: boolean
  readonly quarantine: string | null
  /** Whether time in progress is told apart into active and waiting. */
  readonly divided: boolean
}

/** What held at the very beginning: the values read, rolled back through what each change says was before. */
const initialFields = (events: readonly SourceEvent[], create: SourceEvent | undefined): Fields => {
  const fields: Record<string, Fields[string]> = { ...create?.fields }
  for (const event of events.toReversed()) if (event.was?.fields) Object.assign(fields, event.was.fields)
  return fields
}

/** Activities that run, the latest started last. */
class Running {
  private readonly runs: { activity: string; instance: string | null }[] = []

  start(activity: string, instance: string | null): void {
    this.runs.push({ activity, instance })
  }

  /** Ends the run with this instance, else the oldest of this activity. False if none runs. */
  complete(activity: string, instance: string | null): boolean {
    const at = this.runs.findIndex(
      (run) =>
        run.activity === activity &&
        (instance === null || run.instance === null || run.instance === instance),
    )
    if (at >= 0) this.runs.splice(at, 1)
    return at >= 0
  }

  get latest(): string | undefined {
    return this.runs.at(-1)?.activity
  }
}

const nextStart = (events: readonly SourceEvent[], after: number): string | null => {
  for (let i = after + 1; i < events.length; i++) {
    const event = events[i]
    if (event?.step === 'start' && event.state !== null) return event.state
  }
  return null
}

/** Whether the next event comes only after the window: then what it begins is not what was waited for. */
const isLeftAt = (events: readonly SourceEvent[], index: number, window: Micros | null): boolean => {
  const [here, next] = [events[index], events[index + 1]]
  return window !== null && here !== undefined && next !== undefined && next.at > here.at + window
}

const active = (meaning: Meaning): Meaning =>
  isInProgress(meaning.state) ? meaning : { state: 'active', stage: meaning.stage, reason: null }

/** While an activity runs the item is active in it; between activities it waits for the next one. */
const ofActivities = (
  events: readonly SourceEvent[],
  reading: SourceReading,
  contexts: Contexts,
  span: Span,
): { transitions: Transition[]; endsBeforeStart: boolean } => {
  const running = new Running()
  const transitions: Transition[] = []
  let endsBeforeStart = false
  const enter = (index: number, at: Micros, status: string, meaning: Meaning): void => {
    transitions.push({ index, at, status, meaning })
  }
  for (const [index, event] of events.entries()) {
    const { state: activity, at } = event
    if (activity === null || (event.step !== 'start' && event.step !== 'complete')) continue
    const runningIn = (one: string): Meaning => reading.runningIn(one, contexts(index))
    if (event.step === 'start') {
      running.start(activity, event.instance)
      enter(index, at, activity, active(runningIn(activity)))
      continue
    }
    if (!running.complete(activity, event.instance)) {
      if (transitions.length === 0) endsBeforeStart = true
      enter(index, at, activity, active(runningIn(activity)))
    }
    const still = running.latest
    const meaning = runningIn(activity)
    if (still !== undefined) enter(index, at, still, active(runningIn(still)))
    else if (meaning.state === 'done' || meaning.state === 'canceled') enter(index, at, activity, meaning)
    else {
      const isLeft = span.beginsAnew && isLeftAt(events, index, span.abandonedAfter(meaning.stage))
      const awaited = isLeft ? meaning : runningIn(nextStart(events, index) ?? activity)
      enter(index, at, activity, { state: 'waiting', stage: awaited.stage, reason: null })
    }
  }
  return { transitions, endsBeforeStart }
}

/**
 * Where only completions are logged, nobody knows when an activity began: each is a moment at which the item
 * is seen in what the map says of it, and in progress where the map says nothing.
 */
const ofCompletions = (
  events: readonly SourceEvent[],
  reading: SourceReading,
  contexts: Contexts,
): Transition[] =>
  events.flatMap(({ step, state, at }, index) => {
    if (step !== 'complete' || state === null) return []
    const meaning = reading.meaningOf(state, contexts(index))
    if (meaning === null) return []
    return [
      {
        index,
        at,
        status: state,
        meaning: meaning.reason === 'unmapped' ? reading.runningIn(state, contexts(index)) : meaning,
      },
    ]
  })

const ofStatuses = (
  events: readonly SourceEvent[],
  reading: SourceReading,
  contexts: Contexts,
): Transition[] => {
  const transitions: Transition[] = []
  for (const [index, event] of events.entries()) {
    if (event.step !== 'enter' || event.state === null) continue
    const meaning = reading.meaningOf(event.state, contexts(index))
    if (meaning) transitions.push({ index, at: event.at, meaning, status: event.state })
  }
  return transitions
}

/** The status at the beginning, where the source tells: what the earliest change says was before it. */
export const initialStatus = (events: readonly SourceEvent[]): string | null => {
  const change = events.find((event) => event.step === 'enter')
  if (change) return change.was?.state ?? null
  return events.find((event) => event.step === 'create')?.state ?? null
}

const quarantineOf = (events: readonly SourceEvent[], create: SourceEvent | undefined): string | null => {
  const fault = events.find((event) => event.fault !== null)
  if (fault) return fault.fault
  const first = events[0]
  return create && first && first.at < create.at ? 'it changed before it was created: a clock is wrong' : null
}

/** The transitions of one item. `events` are in the order of time. */
export const transitionsOf = (events: readonly SourceEvent[], reading: SourceReading): Transitions => {
  const create = events.find((event) => event.step === 'create')
  const hasStarts = events.some(({ step }) => step === 'start')
  const hasCompletions = events.some(({ step }) => step === 'complete')
  const fields = initialFields(events, create)
  const contexts = contextsOf(events, fields, reading)
  const { transitions, endsBeforeStart } = hasStarts
    ? ofActivities(
        events,
        reading,
        contexts,
        reading.spanOf(() => latestFields(events, fields)),
      )
    : {
        transitions: hasCompletions
          ? ofCompletions(events, reading, contexts)
          : ofStatuses(events, reading, contexts),
        endsBeforeStart: false,
      }

  const status = initialStatus(events)
  const before = status === null ? null : reading.meaningOf(status, contexts(0))
  const first = events[0]
  if (status !== null && before && first) {
    transitions.unshift({ index: 0, at: first.at, meaning: before, status })
  }
  const last = events.at(-1)
  if (reading.finish === 'lastEvent' && last) {
    const end = transitions.at(-1)
    // The wait after the last activity of all is no wait: nothing comes after it.
    if (end?.meaning.state === 'waiting' && last.step === 'complete') transitions.pop()
    if (end && end.meaning.state !== 'canceled' && end.meaning.state !== 'done') {
      transitions.push({
        index: events.length - 1,
        at: last.at,
        status: end.status,
        meaning: { state: 'done', stage: end.meaning.stage, reason: null },
      })
    }
  }
  return {
    transitions,
    fields,
    contexts,
    isCreationTold: create !== undefined,
    historyMissing: events.some((event) => event.partial) || (!create && before !== null),
    endsBeforeStart,
    quarantine: quarantineOf(events, create),
    divided: hasStarts || !hasCompletions || reading.statesDivide,
  }
}
