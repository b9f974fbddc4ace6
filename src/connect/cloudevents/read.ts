/** Reads a file of CloudEvents: one event, a batch, or JSON Lines of either. */
import type { Micros } from '../../flow/event.ts'
import type { CloudEventsSource } from '../../model/schema.ts'
import { BatchBuilder } from '../batch.ts'
import { ImportError, type ReadBatch } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { headOf, jsonPieces, looksLikeJson } from '../json/read.ts'
import { matches, parseCloudEvent, receivedNow, toReading } from './event.ts'

/** Takes events one by one, and knows whether any was one. */
class Intake {
  found = false
  private readonly file: string
  private readonly source: CloudEventsSource
  private readonly received: Micros
  private readonly batch: BatchBuilder

  constructor(file: string, source: CloudEventsSource, received: Micros, batch: BatchBuilder) {
    this.file = file
    this.source = source
    this.received = received
    this.batch = batch
  }

  take(json: unknown, row: number): void {
    // A line of JSON Lines may be a batch.
    if (Array.isArray(json)) {
      for (const one of json) this.take(one, row)
      return
    }
    this.batch.read()
    this.found ||= typeof json === 'object' && json !== null && 'specversion' in json
    const parsed = parseCloudEvent(json)
    if (!parsed.ok) {
      this.batch.reject(row, parsed.reason)
      return
    }
    if (!matches(parsed.event, this.source)) {
      this.batch.reject(
        row,
        `event ${parsed.event.id} comes from \`${parsed.event.source}\`, which \`cloudEvents: { from: … }\` of the source does not take`,
      )
      return
    }
    const reading = toReading(parsed.event, this.source, this.received, `${this.file} row ${row}`)
    if ('reason' in reading) this.batch.reject(row, reading.reason)
    else this.batch.add(reading)
  }
}

/**
 * @throws ImportError before anything is yielded, if the file can't be read or holds no CloudEvent at all.
 */
export async function* readCloudEvents(
  file: InputFile,
  source: CloudEventsSource,
): AsyncGenerator<ReadBatch> {
  const batch = new BatchBuilder()
  const intake = new Intake(file.name, source, receivedNow(), batch)
  const take = (): ReadBatch => {
    const taken = batch.take(file.bytes)
    if (intake.found) return taken
    const [first] = taken.rejections
    throw new ImportError(
      `${file.name} holds no CloudEvents${first ? `: ${first.reason}` : ''}. Expected is JSON: one event, a list of events, or an event per line.`,
    )
  }
  const head = await headOf(file)
  if (!looksLikeJson(head)) {
    throw new ImportError(
      `${file.name} holds no CloudEvents: it is no JSON. Expected is one event, a list of events, or an event per line.`,
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
  if (!batch.isEmpty) yield take()
}
