import type { Place } from '../model/place.ts'

/** A change that can't be made, and why. */
export interface Refusal {
  /** Position of the change among those asked for, from 0. */
  readonly change: number
  readonly message: string
  /** What in the text is in the way. */
  readonly place?: Place
}

/** Thrown inside of this room where a change can't be made; nobody outside sees it. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly place: Place | undefined
  constructor(message: string, place?: Place) {
    super(message)
    this.place = place
  }
}
