/** A journey being written: what happens next, when, and the fields that hold from then on. */
import type { Micros } from '../flow/event.ts'
import { SECOND, type CloudEvent } from './cloud-event.ts'

export interface JourneyStep {
  readonly at: Micros
  readonly type: string
  readonly data: CloudEvent['data']
}

/** Steps follow one another after a while, never in the same second. */
export class Path {
  readonly steps: JourneyStep[] = []
  private at: Micros
  private readonly base: CloudEvent['data']

  constructor(at: Micros, base: CloudEvent['data']) {
    this.at = at
    this.base = base
  }

  get now(): Micros {
    return this.at
  }

  step(type: string, after: Micros, data: CloudEvent['data'] = {}): this {
    this.at += this.steps.length === 0 ? 0 : Math.max(SECOND, after)
    this.steps.push({ at: this.at, type, data: { ...this.base, ...data } })
    return this
  }
}
