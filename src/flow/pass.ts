/** One pass of an item while it is being folded: the visits that it opens and closes, its start and its end. */
import type { FlowState } from '../model/schema.ts'
import type { Fields, Micros } from './event.ts'
import { isInProgress, type FlowItemType, type Visit } from './facts.ts'
import type { Meaning, SourceReading } from './reading.ts'
import type { Span } from './span.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
export type OpenVisit = Mutable<Omit<Visit, 'stream' | 'alsoIn' | 'slice' | 'team' | 'counts' | 'nextStage'>>

const isTerminal = (state: FlowState): boolean => state === 'done' || state === 'canceled'

export class Pass {
  readonly visits: OpenVisit[] = []
  private readonly seenStages = new Set<string>()
  private readonly unmapped = new Set<string>()
  start: Micros | null = null
  ended: Micros | null = null
  /** The state in which it was abandoned; null if it was not. */
  abandonedFrom: FlowState | null = null
  /** Fields at close; null while the pass is open. */
  frozen: Fields | null = null
  state: FlowState = 'new'
  stage: string | null = null
  status: string | null = null
  reopened = 0
  rework = 0
  events = 0
  lastAt: Micros
  readonly nth: number
  readonly created: Micros
  readonly reading: SourceReading
  readonly span: Span
  readonly item: string

  constructor(reading: SourceReading, span: Span, item: string, nth: number, created: Micros) {
    this.reading = reading
    this.span = span
    this.item = item
    this.nth = nth
    this.created = created
    this.lastAt = created
    if (span.startsAtCreation) this.start = created
  }

  get unmappedStatuses(): string[] {
    return [...this.unmapped]
  }

  /** The visit that the pass is in now. */
  private get current(): OpenVisit | undefined {
    const last = this.visits.at(-1)
    return last && last.end === null ? last : undefined
  }

  private open(at: Micros, state: FlowState, stage: string, reason: string | null, type: FlowItemType): void {
    this.visits.push({
      source: this.reading.source,
      item: this.item,
      pass: this.nth,
      nth: this.visits.length,
      measured: this.reading.measured,
      type,
      stage,
      state,
      reason,
      at,
      end: null,
      skipped: false,
    })
  }

  private close(at: Micros): void {
    const current = this.current
    if (current) current.end = at
  }

  /** Stages between the last one and this one that were never stayed in. */
  private markSkipped(at: Micros, stage: string, type: FlowItemType): void {
    const { stages } = this.reading
    const to = stages.indexOf(stage)
    const from = this.stage === null ? -1 : stages.indexOf(this.stage)
    if (to < 0 || from < 0 || to <= from + 1) return
    for (const passed of stages.slice(from + 1, to)) {
      if (this.seenStages.has(passed)) continue
      this.open(at, 'active', passed, null, type)
      const skipped = this.visits.at(-1)
      if (skipped) Object.assign(skipped, { end: at, skipped: true })
    }
  }

  /** Waits from its creation on for the first state that is known, where flow time starts with the creation. */
  waitForState(type: FlowItemType): void {
    this.state = 'waiting'
    this.stage = 'new'
    this.open(this.created, this.state, this.stage, null, type)
  }

  /** @param as What the status means for an item that has started, and for one that has not. */
  enter(at: Micros, as: Meaning, status: string, fields: Fields, type: FlowItemType): void {
    const meaning = this.span.read(as, this.start !== null)
    this.status = status
    if (meaning.reason === 'unmapped') this.unmapped.add(status)
    if (isTerminal(this.state)) {
      // Annotations after the end, and statuses without a meaning, don't bring an item back.
      if (meaning.state === this.state || meaning.state === 'ignored') return
      this.bridge(at, type)
      if (!isTerminal(meaning.state)) this.reopened += 1
    }
    const current = this.current
    if (
      current &&
      current.state === meaning.state &&
      current.stage === meaning.stage &&
      current.reason === meaning.reason
    )
      return
    const committed = this.start !== null
    if (!isTerminal(meaning.state) && (committed || isInProgress(meaning.state))) {
      this.start ??= at
      this.close(at)
      if (committed) this.markSkipped(at, meaning.stage, type)
      this.open(at, meaning.state, meaning.stage, meaning.reason, type)
      this.seenStages.add(meaning.stage)
    } else if (isTerminal(meaning.state)) {
      this.close(at)
      if (committed) this.markSkipped(at, meaning.stage, type)
      this.ended = at
      this.frozen = { ...fields }
    }
    this.state = meaning.state
    this.stage = meaning.stage
  }

  /** The time after an end that was not the last: a visit of its own, neither active nor waiting. */
  private bridge(at: Micros, type: FlowItemType): void {
    const since = this.ended ?? at
    if (this.start !== null) {
      this.rework += at - since
      this.open(since, this.state, this.stage ?? this.state, 'reopened', type)
      this.close(at)
    }
    this.ended = null
    this.frozen = null
  }

  /** Whether the state is one of work on an item that had ended. */
  isTakenUpBy(meaning: Meaning): boolean {
    const { state } = this.span.read(meaning, false)
    return isTerminal(this.state) && !isTerminal(state) && state !== 'ignored'
  }

  /** When it counts as abandoned unless something more happens: only what is in progress can be left. */
  get abandonedAt(): Micros | null {
    const window = isInProgress(this.state) ? this.span.abandonedAfter(this.stage) : null
    return window === null ? null : this.lastAt + window
  }

  /** Ends it where it was left. @param fields Those after its last event. */
  abandon(at: Micros, fields: Fields): void {
    this.close(at)
    this.ended = at
    this.frozen = { ...fields }
    this.abandonedFrom = this.state
    this.state = 'canceled'
  }

  /** A change of type splits the visit, so that load counts each day under the type of that day. */
  retype(at: Micros, type: FlowItemType): void {
    const current = this.current
    if (!current || current.type === type) return
    if (current.at === at) current.type = type
    else {
      const { state, stage, reason } = current
      this.close(at)
      this.open(at, state, stage, reason, type)
    }
  }
}
