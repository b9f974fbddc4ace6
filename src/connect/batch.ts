/** Collects what a connector reads until there is enough for a batch. */
import type { ReadBatch, Reading, Rejection } from './connector.ts'

/** Rows in a batch, about. */
const ENOUGH = 5000

export class BatchBuilder {
  private readings: Reading[] = []
  private rejections: Rejection[] = []
  private notes: string[] = []
  private rows = 0

  /** Counts rows or events that were read, whatever becomes of them. */
  read(rows = 1): void {
    this.rows += rows
  }

  add(reading: Reading): void {
    this.readings.push(reading)
  }

  /** Refuses something that was counted as read. */
  reject(row: number, reason: string): void {
    this.rejections.push({ row, reason })
  }

  /** Tells something of the file as a whole. */
  note(note: string): void {
    this.notes.push(note)
  }

  get isFull(): boolean {
    return Math.max(this.rows, this.readings.length) >= ENOUGH
  }

  get isEmpty(): boolean {
    return this.rows === 0 && this.readings.length + this.rejections.length + this.notes.length === 0
  }

  /** What was collected since the last time. @param bytes Bytes of the file taken so far. */
  take(bytes: number): ReadBatch {
    const { readings, rejections, notes, rows: read } = this
    const batch = { readings, rejections, read, bytes, ...(notes.length > 0 ? { notes } : {}) }
    this.readings = []
    this.rejections = []
    this.notes = []
    this.rows = 0
    return batch
  }
}
