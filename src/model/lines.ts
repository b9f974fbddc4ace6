/** Offsets of a text and its lines. */
import type { Place } from './place.ts'

/** From where to where something stands in a text, in UTF-16 units from its start. */
export type Range = readonly [from: number, to: number]

/** The lines of a text. An offset after the end counts as the end. */
export class Lines {
  private readonly starts: number[] = [0]
  private readonly length: number

  constructor(text: string) {
    this.length = text.length
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1)
  }

  /** How many lines there are. */
  get count(): number {
    return this.starts.length
  }

  /** Line and column of an offset, both from 1. */
  positionOf(offset: number): { line: number; column: number } {
    const at = Math.min(offset, this.length)
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.starts[middle] as number) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (this.starts[low] as number) + 1 }
  }

  /** The offset of a line and column, both from 1. */
  offsetOf(line: number, column: number): number {
    return Math.min((this.starts[line - 1] ?? this.length) + column - 1, this.length)
  }

  place(file: string, [from, to]: Range): Place {
    const start = this.positionOf(from)
    const end = this.positionOf(Math.max(from, to))
    return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
  }
}
