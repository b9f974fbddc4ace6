/** Telling a journey: from each event of an item that has a word, and what it made of the pass, to a moment. */
import type { Fields, SourceEvent } from '../event.ts'
import type { Contexts } from '../event-contexts.ts'
import type { Pass } from '../pass.ts'
import type { Part } from '../proof-points.ts'
import type { SourceReading } from '../reading.ts'
import { initialStatus } from '../transitions.ts'
import type { Moment } from './moment.ts'

type Told = Omit<Moment, 'stream' | 'alsoIn' | 'slice' | 'type'>

/** The word of an event, and the business events that it is. */
interface WhatHappened {
  readonly word: string
  readonly proofs: readonly string[]
}

/** By the position of the event; null for one that has no word. */
type Happenings = (event: SourceEvent, index: number) => WhatHappened | null

/** @param events All of the item, in the order of time. */
export const happeningsOf = (
  events: readonly SourceEvent[],
  { proofPoints }: SourceReading,
  contexts: Contexts,
): Happenings => {
  const started = new Set(events.flatMap(({ step, state }) => (step === 'start' ? [state] : [])))
  const initial = initialStatus(events)
  const partOf = ({ step }: SourceEvent, word: string): Part => {
    if (step === 'start') return 'start'
    return step === 'complete' && started.has(word) ? 'completion' : 'whole'
  }
  return (event, index) => {
    // What a creation tells is the status when it was read; what it was then is another matter.
    const word = event.step === 'create' ? initial : event.state
    if (word === null) return null
    return { word, proofs: proofPoints?.proofsOf(word, partOf(event, word), contexts(index)) ?? [] }
  }
}

export class Telling {
  private readonly finished: Moment[] = []
  private told: Told[] = []
  private stage: string | null = null
  private journey = 0
  private readonly reading: SourceReading
  private readonly happenings: Happenings

  constructor(reading: SourceReading, happenings: Happenings) {
    this.reading = reading
    this.happenings = happenings
  }

  /**
   * Where the journey is in the stages of the map: where its state has it. What has ended is still where it was. Before its
   * first state, and where the map names none for what happened, it is at the stage whose passing the event shows, else still
   * where it was.
   */
  private stageOf({ start, stage, state }: Pass, proofs: readonly string[]): string | null {
    if (state === 'done' || state === 'canceled') return this.stageIn(stage) ?? this.stage
    if (start !== null && state !== 'ignored') return this.stageIn(stage)
    return this.reading.proofPoints?.stageOf(proofs) ?? this.stage
  }

  /** What the pass is in, if it is a stage of the map: by itself it is any word of the tool. */
  private stageIn(stage: string | null): string | null {
    return stage !== null && this.reading.journeyStages.has(stage) ? stage : null
  }

  /** @param pass After the event. */
  tell(event: SourceEvent, index: number, pass: Pass): void {
    const read = this.happenings(event, index)
    if (!read) return
    const own = event.step === 'create' ? null : event.fields
    this.stage = this.stageOf(pass, read.proofs)
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
