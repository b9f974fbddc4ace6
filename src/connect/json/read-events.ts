/** Reads a file of events in JSON: one event, a list of them, or a line for each. */
import { BatchBuilder } from '../batch.ts'
import { ImportError, type ReadBatch, type Reading } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { headOf, jsonPieces, looksLikeJson } from './read.ts'

/** What became of an event: what it says, or why it was refused; `null` if it is not meant for the source. */
export type Read = Reading | { readonly reason: string } | null

export interface EventFormat {
  /** As people call them, such as `CloudEvents`. */
  readonly name: string
  /** What a file may hold, in words; by default an event, a list of them, or an event per line. */
  readonly expected?: string
  /** What is said of those that are not meant for the source, behind their number. */
  readonly passedOver?: string
  /** Whether a value looks like one of them at all: a file without any is refused as a whole. */
  readonly isOne: (json: unknown) => boolean
  /** What a value says; several for what holds several events. @param ref Where it was read. */
  readonly read: (json: unknown, ref: string) => readonly Read[]
}

/** Takes events one by one, and knows whether any was one. */
class Intake {
  found = false
  passedOver = 0
  private readonly file: string
  private readonly format: EventFormat
  private readonly batch: BatchBuilder

  constructor(file: string, format: EventFormat, batch: BatchBuilder) {
    this.file = file
    this.format = format
    this.batch = batch
  }

  take(json: unknown, row: number): void {
    // A line of JSON Lines may be a batch.
    if (Array.isArray(json)) {
      for (const one of json) this.take(one, row)
      return
    }
    this.found ||= this.format.isOne(json)
    const all = this.format.read(json, `${this.file} row ${row}`)
    this.batch.read(all.length)
    for (const one of all) {
      if (one === null) this.passedOver += 1
      else if ('reason' in one) this.batch.reject(row, one.reason)
      else this.batch.add(one)
    }
  }
}

/** @throws ImportError before anything is yielded, if the file can't be read or holds no such event at all. */
export async function* readEvents(file: InputFile, format: EventFormat): AsyncGenerator<ReadBatch> {
  const batch = new BatchBuilder()
  const intake = new Intake(file.name, format, batch)
  const expected = `Expected is ${format.expected ?? 'JSON: one event, a list of events, or an event per line'}.`
  const take = (): ReadBatch => {
    const taken = batch.take(file.bytes)
    if (intake.found) return taken
    const [first] = taken.rejections
    throw new ImportError(
      `${file.name} holds no ${format.name}${first ? `: ${first.reason}` : ''}. ${expected}`,
    )
  }
  const head = await headOf(file)
  if (!looksLikeJson(head)) {
    throw new ImportError(
      `${file.name} holds no ${format.name}: it is ${head.binary ?? 'no JSON'}. ${expected}`,
    )
  }
  for await (const pieces of jsonPieces(file, head, [])) {
    for (const piece of pieces) {
      if (piece.kind === 'broken') {
        batch.read()
        batch.reject(piece.row, piece.reason)
      } else intake.take(piece.value, piece.row)
    }
    if (batch.isFull) yield take()
  }
  if (intake.passedOver > 0 && format.passedOver !== undefined)
    batch.note(`${file.name}: ${intake.passedOver} ${format.passedOver}`)
  if (!batch.isEmpty) yield take()
}
