/** What is going to happen, soonest first; at the same instant, what was planned first. */
import type { Micros } from '../flow/event.ts'

interface Entry {
  readonly at: Micros
  readonly happen: (at: Micros) => void
}

export class Agenda {
  /** Soonest last, so that taking it moves nothing. */
  private readonly entries: Entry[] = []

  plan(at: Micros, happen: (at: Micros) => void): void {
    let low = 0
    let high = this.entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = this.entries[middle]
      if (entry && entry.at > at) low = middle + 1
      else high = middle
    }
    this.entries.splice(low, 0, { at, happen })
  }

  takeNext(): Entry | undefined {
    return this.entries.pop()
  }
}
