/**
 * CSV text → records with the line each begins on. A record that is broken costs its first line and no
 * other: reading goes on behind it, even if a quote was left open.
 */
import { CsvError, parse } from 'csv-parse/sync'
import type { Rejection } from '../connector.ts'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** A quote that is not closed within so many bytes never will be. */
const LONGEST = 8 * 1024 * 1024

export interface RecordBlock {
  readonly records: string[][]
  /** The line on which each record begins; 1 is the first of the file. */
  readonly lines: number[]
  readonly rejections: Rejection[]
}

/** Thrown through the parser to stop it at a record whose columns don't match. */
class WrongColumns extends Error {}

/** The byte that ends lines; null if that can't be told yet. A return at the end may be half of a line's end. */
const lineBreakOf = (text: Buffer): number | null => {
  if (text.includes(LINE_FEED)) return LINE_FEED
  return text.subarray(0, -1).includes(CARRIAGE_RETURN) ? CARRIAGE_RETURN : null
}

const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell === '')

const reasonOf = (error: unknown): string => {
  if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'a quote (") is opened and never closed; close it, or double it if it is part of the text'
  return 'a quote (") stands where none may: quotes enclose a whole cell, and one inside is written twice ("")'
}

export class RecordReader {
  private readonly delimiter: string
  private readonly columns: number | null
  private line: number
  private pending: Buffer[] = []
  private pendingBytes = 0
  /** So many bytes are to come together before another try: keeps a quote left open from costing n². */
  private wanted = 0
  private lineBreak: number | null = null

  /**
   * @param columns How many cells a record must have; null to take any number.
   * @param line The line that the text begins on.
   */
  constructor(delimiter: string, columns: number | null, line = 1) {
    this.delimiter = delimiter
    this.columns = columns
    this.line = line
  }

  /** The line that the next record begins on. */
  get nextLine(): number {
    return this.line
  }

  /** The records that are complete with this chunk of UTF-8. */
  push(chunk: Buffer): RecordBlock {
    this.pending.push(chunk)
    this.pendingBytes += chunk.length
    if (this.pendingBytes < this.wanted) return { records: [], lines: [], rejections: [] }
    const text = this.collect()
    this.lineBreak ??= lineBreakOf(text)
    const end = this.lineBreak === null ? 0 : text.lastIndexOf(this.lineBreak) + 1
    const block = this.parse(text.subarray(0, end), false)
    this.keep(text.subarray(end))
    if (end === 0) this.wanted = 2 * this.pendingBytes
    return block
  }

  /** What is left at the end of the text, which need not end with a line break. */
  end(): RecordBlock {
    return this.parse(this.collect(), true)
  }

  private collect(): Buffer {
    const text = this.pending.length === 1 && this.pending[0] ? this.pending[0] : Buffer.concat(this.pending)
    this.pending = []
    this.pendingBytes = 0
    this.wanted = 0
    return text
  }

  private keep(rest: Buffer): void {
    if (rest.length === 0) return
    this.pending.push(rest)
    this.pendingBytes += rest.length
  }

  private parse(text: Buffer, atEnd: boolean): RecordBlock {
    const block: RecordBlock = { records: [], lines: [], rejections: [] }
    let from = 0
    while (from < text.length) {
      const { taken, error } = this.parseRun(text.subarray(from), block)
      from += taken
      if (error === null) break
      const open = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED'
      if (open && !atEnd && text.length - from <= LONGEST) {
        this.keep(text.subarray(from))
        this.wanted = 2 * this.pendingBytes
        break
      }
      if (!(error instanceof CsvError || error instanceof WrongColumns)) throw error
      block.rejections.push({
        row: this.line,
        reason: error instanceof WrongColumns ? error.message : reasonOf(error),
      })
      const next = text.indexOf(this.lineBreak ?? LINE_FEED, from)
      from = next < 0 ? text.length : next + 1
      this.line += 1
    }
    return block
  }

  /** Parses up to the first broken record; `taken` are the bytes before it. */
  private parseRun(text: Buffer, block: RecordBlock): { taken: number; error: Error | null } {
    let taken = 0
    const onRecord = (record: string[], { bytes }: { bytes: number }): null => {
      const lines = this.linesIn(text, taken, bytes)
      if (this.columns !== null && record.length !== this.columns && !isBlank(record)) {
        const cells = `has ${record.length} ${record.length === 1 ? 'column' : 'columns'}, the header has ${this.columns}`
        const message = `the row ${cells}; check for a missing or an unquoted \`${this.delimiter}\``
        // Over several lines it may be a quote left open that took the next rows in: those are read again.
        if (lines > 1) throw new WrongColumns(message)
        block.rejections.push({ row: this.line, reason: message })
      } else if (!isBlank(record)) {
        block.records.push(record)
        block.lines.push(this.line)
      }
      taken = bytes
      this.line += lines
      return null
    }
    try {
      parse(text, {
        delimiter: this.delimiter,
        record_delimiter: this.lineBreak === CARRIAGE_RETURN ? ['\r'] : ['\r\n', '\n'],
        relax_column_count: true,
        on_record: onRecord,
      })
      return { taken: text.length, error: null }
    } catch (error) {
      return { taken, error: error as Error }
    }
  }

  private linesIn(text: Buffer, from: number, to: number): number {
    const lineBreak = this.lineBreak ?? LINE_FEED
    let lines = 0
    for (let at = text.indexOf(lineBreak, from); at >= 0 && at < to; at = text.indexOf(lineBreak, at + 1))
      lines += 1
    // The last line of a file need not end with a line break.
    return text[to - 1] === lineBreak ? lines : lines + 1
  }
}
