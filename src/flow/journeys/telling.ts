/** Telling a journey: from each event of an item that has a word, and what it made of the pass, to a moment. */
import type { Fields, SourceEvent } from '../event.ts'
import type { Contexts } from '../event-contexts.ts'
import type { Pass } from '../pass.ts'
import type { Part, ProofPoints } from '../proof-points.ts'
import type { SourceReading } from '../reading.ts'
import { initialStatus } from '../transitions.ts'
import type { Moment } from './moment.ts'

type Told = Omit<Moment, 'stream' | 'alsoIn' | 'slice' | 'type'>

export class Telling {
  private readonly finished: Moment[] = []
  private told: Told[] = []
  private stage: string | null = null
  private journey = 0
  private readonly started: ReadonlySet<string | null>
  private readonly initial: string | null
  private readonly reading: SourceReading
  private readonly proofPoints: ProofPoints
  private readonly contexts: Contexts

  /** @param events All of the item, in the order of time. */
  constructor(
    events: readonly SourceEvent[],
    reading: SourceReading,
    proofPoints: ProofPoints,
    contexts: Contexts,
  ) {
    this.started = new Set(events.flatMap(({ step, state }) => (step === 'start' ? [state] : [])))
    this.initial = initialStatus(events)
    this.reading = reading
    this.proofPoints = proofPoints
    this.contexts = contexts
  }

  /** The word of an event. What a creation tells is the status when it was read; what it was then is another matter. */
  private wordOf({ step, state }: SourceEvent): string | null {
    return step === 'create' ? this.initial : state
  }

  private partOf({ step }: SourceEvent, word: string): Part {
    if (step === 'start') return 'start'
    return step === 'complete' && this.started.has(word) ? 'completion' : 'whole'
  }

  /** The word of the event and the business events that it is; null for an event that has none. */
  read(event: SourceEvent, index: number): { word: string; proofs: readonly string[] } | null {
    const word = this.wordOf(event)
    if (word === null) return null
    return { word, proofs: this.proofPoints.proofsOf(word, this.partOf(event, word), this.contexts(index)) }
  }

  /** Where the pass is in the stages of the map. What has ended is still where it was. */
  private stageOf({ start, stage, state }: Pass): string | null {
    if (start === null) return null
    if (stage !== null && this.reading.journeyStages.has(stage)) return stage
    return state === 'done' || state === 'canceled' ? this.stage : null
  }

  /** @param pass After the event. */
  tell(event: SourceEvent, index: number, pass: Pass): void {
    const read = this.read(event, index)
    if (!read) return
    const own = event.step === 'create' ? null : event.fields
    this.stage = this.stageOf(pass)
    this.told.push({
      source: event.source,
      item: event.item,
      journey: this.journey,
      nth: this.told.length,
      at: event.at,
      activity: read.word,
      lifecycle: event.step === 'start' ? 'start' : 'complete',
      stage: this.stage,
      state: pass.state,
      proofs: read.proofs,
      signal: this.reading.signalOf(own, read.word, read.proofs),
      amounts: this.reading.amountsOf(own),
    })
  }

  /** What comes belongs to another journey. @param fields After the last event of the one that is over. */
  next(fields: Fields): void {
    const { reading } = this
    const [stream = null, ...alsoIn] = reading.streamsOf(fields)
    const whole = { stream, alsoIn, slice: reading.sliceOf(fields), type: reading.classify(fields).type }
    for (const one of this.told) this.finished.push({ ...one, ...whole })
    // A journey of which nothing was told has no number.
    if (this.told.length > 0) this.journey += 1
    this.told = []
    this.stage = null
  }

  /** All moments. @param fields After the last event of all. */
  end(fields: Fields): readonly Moment[] {
    this.next(fields)
    return this.finished
  }
}
