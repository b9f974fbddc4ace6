/** Collects what a connector reads until there is enough for a batch. */
import type { ReadBatch, Reading, Rejection } from './connector.ts'

/** Rows in a batch, about. */
const ENOUGH = 5000

export class BatchBuilder {
  private readings: Reading[] = []
  private rejections: Rejection[] = []
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

  get isFull(): boolean {
    return this.rows >= ENOUGH
  }

  get isEmpty(): boolean {
    return this.rows === 0 && this.rejections.length === 0
  }

  /** What was collected since the last time. @param bytes Bytes of the file taken so far. */
  take(bytes: number): ReadBatch {
    const batch = { readings: this.readings, rejections: this.rejections, read: this.rows, bytes }
    this.readings = []
    this.rejections = []
    this.rows = 0
    return batch
  }
}
