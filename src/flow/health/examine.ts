/**
 * The examination of the data: every item of the log, one at a time, past every check. Memory is bounded: checks keep
 * counts and a few examples, never the items.
 */
import { choicesFor } from '../../model/measured-by.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import type { DataState } from '../answers.ts'
import { isoInstant, type Calendar } from '../calendar.ts'
import { MICROS_PER_DAY, type Fields, type Micros, type SourceEvent } from '../event.ts'
import { factAt, visitAt } from '../facts.ts'
import { fold } from '../fold.ts'
import type { SourceReading } from '../reading.ts'
import { hasGoneSilent, knownUntil } from '../reach.ts'
import { CHECKS, SEVERITIES, type DataHealthAnswer, type Finding, type SourceHealth } from './answer.ts'
import { changesAfterDone } from './changes-after-done.ts'
import type { Check, Examiner, Seen, Subject } from './check.ts'
import { clockChange } from './clock-change.ts'
import { clockSkew } from './clock-skew.ts'
import { contradictingDates } from './contradicting-dates.ts'
import { gaps } from './gaps.ts'
import { LeftOutOfMetrics } from './left-out.ts'
import { localClock, type LocalClock } from './local-clock.ts'
import { neverMoved } from './never-moved.ts'
import { neverStarted } from './never-started.ts'
import { nightWork } from './night-work.ts'
import { repeatedEvents } from './repeated-events.ts'
import { repeatedHour } from './repeated-hour.ts'
import { SameItems } from './same-items.ts'
import { skippedStages } from './skipped-stages.ts'
import { startCensored } from './start-censored.ts'
import { StatusProfile } from './status-profile.ts'
import { FieldProfile } from './suggest-rules.ts'
import { suggestStates } from './suggest-states.ts'
import { unclassified } from './unclassified.ts'
import { unknownSource } from './unknown-source.ts'
import { unmappedStates } from './unmapped-states.ts'
import { wholeDays } from './whole-days.ts'
import { withoutHistory } from './without-history.ts'
import { withoutStream } from './without-stream.ts'
import { zeroLengthVisits } from './zero-length-visits.ts'

const ALL: readonly Check[] = [
  unmappedStates,
  withoutStream,
  contradictingDates,
  clockSkew,
  clockChange,
  nightWork,
  wholeDays,
  repeatedHour,
  gaps,
  unclassified,
  neverStarted,
  startCensored,
  withoutHistory,
  neverMoved,
  changesAfterDone,
  zeroLengthVisits,
  repeatedEvents,
  skippedStages,
]

/** An item without an event for so many days is stale, unless its stream says otherwise. */
const STALE_AFTER_DAYS = 30

/** What the examination needs to know of a source before it sees its items. */
export interface KnownSource {
  readonly source: string
  readonly events: number
  readonly items: number
  /** Its last event; null while there is none. */
  readonly last: Micros | null
}

interface ExaminationOf {
  readonly map: ValueStreamMap
  readonly readings: ReadonlyMap<string, SourceReading>
  readonly known: readonly KnownSource[]
  readonly calendar: Calendar
  readonly now: Micros
}

const worstFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      CHECKS.indexOf(a.id) - CHECKS.indexOf(b.id),
  )

const weightOf = (findings: readonly Finding[]): number[] =>
  SEVERITIES.map((severity) => findings.filter((one) => one.severity === severity).length)

/** Of the worst findings the most come first; then the order stays. */
const byWeight = (a: SourceHealth, b: SourceHealth): number => {
  const [ours, theirs] = [weightOf(a.findings), weightOf(b.findings)]
  const at = ours.findIndex((n, i) => n !== theirs[i])
  return at < 0 ? 0 : (theirs[at] ?? 0) - (ours[at] ?? 0)
}

/** Fields as they are after the last event: what the beginning was, and what each event changed. */
const fieldsAfter = (events: readonly SourceEvent[]): Fields => {
  const fields: Record<string, Fields[string]> = {}
  // The `create` event of a snapshot says what holds now; what was before is in the changes.
  for (const { step, fields: own } of events) if (own && step === 'create') Object.assign(fields, own)
  for (const { step, fields: own } of events) if (own && step !== 'create') Object.assign(fields, own)
  return fields
}

/** One source while it is being examined. */
class SourceExamination {
  private readonly checks: readonly Examiner[]
  private readonly statuses: StatusProfile
  private readonly fields = new FieldProfile()
  private readonly leftOut: LeftOutOfMetrics
  private readonly subject: Subject
  private items = 0
  private events = 0

  constructor(subject: Subject) {
    this.subject = subject
    this.checks = ALL.map((begin) => begin(subject))
    this.statuses = new StatusProfile(subject.asOf)
    this.leftOut = new LeftOutOfMetrics(subject)
  }

  get asOf(): Micros {
    return this.subject.asOf
  }

  see(item: Seen): void {
    this.items += 1
    this.events += item.events.length
    this.statuses.see(item)
    this.fields.see(item)
    this.leftOut.see(item)
    for (const check of this.checks) check.see(item)
  }

  health(data: DataState, sameItems: SameItems): SourceHealth {
    const { id, source, reading } = this.subject
    const rules = source.measures === 'work' ? this.fields.suggestions() : []
    const states = suggestStates(this.statuses.facts(), reading)
    const whole = { items: this.items, events: this.events, rules, states }
    const found = [
      ...this.checks.map((check) => check.conclude(whole)),
      sameItems.conclude(id, this.items),
    ].filter((finding) => finding !== null)
    return {
      id,
      name: source.name,
      kind: source.kind,
      measures: source.measures,
      simulated: source.simulated,
      data,
      events: this.events,
      items: this.items,
      findings: worstFirst(found),
      leftOut: this.leftOut.answer(),
      rules,
      states,
    }
  }
}

export class Examination {
  private readonly of: ExaminationOf
  private readonly sources = new Map<string, SourceExamination>()
  private readonly sameItems = new SameItems()

  constructor(of: ExaminationOf) {
    this.of = of
    const clock = localClock(of.calendar.zone)
    for (const id of of.map.sources.keys()) {
      const subject = this.subjectOf(id, clock)
      if (subject) this.sources.set(id, new SourceExamination(subject))
    }
  }

  private subjectOf(id: string, clock: LocalClock): Subject | null {
    const { map, readings, known, calendar, now } = this.of
    const [source, reading] = [map.sources.get(id), readings.get(id)]
    if (!source || !reading) return null
    const last = known.find((one) => one.source === id)?.last ?? null
    return {
      id,
      source,
      reading,
      now,
      asOf: last === null ? now : knownUntil(last, source.staleAfterDays, now, calendar),
      clock,
      holidays: map.organisation.workingCalendar?.holidays ?? [],
      staleAfter: (stream) => {
        const measuring = stream === null ? undefined : map.streams.get(stream)?.measuring
        return (choicesFor(measuring, source.measures).staleAfterDays ?? STALE_AFTER_DAYS) * MICROS_PER_DAY
      },
    }
  }

  /** Sees all events of one item, in the order of time. Items of sources that the map does not have are passed over. */
  see(events: readonly SourceEvent[]): void {
    const id = events[0]?.source
    const source = id === undefined ? undefined : this.sources.get(id)
    const reading = id === undefined ? undefined : this.of.readings.get(id)
    const declared = id === undefined ? undefined : this.of.map.sources.get(id)
    if (id === undefined || !source || !reading || !declared) return
    const { items, visits } = fold(events, reading)
    const passes = items.map((pass) => factAt(pass, source.asOf))
    const last = passes.at(-1)
    if (!last) return
    const item: Seen = {
      events,
      passes,
      last,
      visits: visits.map((visit) => visitAt(visit, source.asOf)),
      fields: fieldsAfter(events),
    }
    source.see(item)
    this.sameItems.see(id, declared, item)
  }

  private dataOf(id: string): DataState {
    const { map, known, calendar, now } = this.of
    const last = known.find((one) => one.source === id)?.last ?? null
    const days = map.sources.get(id)?.staleAfterDays ?? Infinity
    if (last === null)
      return {
        kind: 'no data',
        why: `Nothing has come yet: import a file with \`millrace import FILE --source ${id}\`, or send events.`,
      }
    if (!hasGoneSilent(last, days, now)) return { kind: 'ok' }
    const since = isoInstant(last, calendar.zone)
    return {
      kind: 'stale',
      since,
      why: `No event for more than ${days} days: figures are as of ${since.slice(0, 10)}.`,
    }
  }

  answer(): DataHealthAnswer {
    const { known, calendar, now } = this.of
    const declared = [...this.sources].map(([id, source]) => source.health(this.dataOf(id), this.sameItems))
    const unknown = known.filter(({ source }) => !this.sources.has(source)).map(unknownSource)
    return {
      asOf: isoInstant(now, calendar.zone),
      timeZone: calendar.zone,
      sources: [...unknown, ...declared].sort(byWeight),
    }
  }
}
