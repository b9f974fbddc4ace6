/** A connector turns what a tool reports into events, and says what it refused and why. */
import type { SourceEvent } from '../flow/event.ts'

/** An event before the engine stamps source and time of receipt on it. */
export type Reading = Omit<SourceEvent, 'source' | 'received'>

export interface Rejection {
  /** Row of the file (1 is the first line), or position in the batch (1 is the first). */
  readonly row: number
  /** What was found, what is allowed, what to do. */
  readonly reason: string
}

/** What a connector yields: batches, so that a file of any size needs little memory. */
export interface ReadBatch {
  readonly readings: readonly Reading[]
  readonly rejections: readonly Rejection[]
  /** Rows (or events of a tool) read in this batch, rejected ones included. */
  readonly read: number
  /** What the importer should know of the file as a whole although every event was taken; none by default. */
  readonly notes?: readonly string[]
  /** Bytes of the file (as it lies on the disk) taken so far, for the progress bar. */
  readonly bytes: number
}

/**
 * The file as a whole can't be taken: not the format, or a question is to be answered first
 * (which zone? day or month first?). Nothing of the file has been taken.
 */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  /** What to write into the map, if that is the answer. */
  readonly hint: string | null
  constructor(message: string, hint: string | null = null) {
    super(message)
    this.hint = hint
  }
}
