/** Takes what was routed to the sources, and tells what became of it. */
import type { TakenAnswer } from '../flow/answers.ts'
import type { Micros } from '../flow/event.ts'
import { MOST_REJECTIONS, nothingTaken } from './read-files.ts'
import type { Routed } from './route-events.ts'
import type { Intake } from './take.ts'

/** What became of what a sender posted. */
export interface PostedAnswer {
  readonly taken: TakenAnswer
  /** Of the rejected ones those that were refused because of who sent them. */
  readonly denied: number
  /** Spans or log records of which anything was refused. */
  readonly positionsRefused: number
}

/** Resolves when it is durable. @param read Number of events that came in. */
export const takeRouted = async (
  { offers, rejections }: Routed,
  read: number,
  intake: Intake,
  received: Micros,
): Promise<PostedAnswer> => {
  const taken = await Promise.all(offers.map((offer) => intake.take(offer, received)))
  return {
    taken: {
      ...nothingTaken(),
      read,
      accepted: taken.reduce((sum, one) => sum + one.accepted, 0),
      duplicate: taken.reduce((sum, one) => sum + one.duplicate, 0),
      rejected: rejections.length,
      rejections: rejections
        .slice(0, MOST_REJECTIONS)
        .map(({ row, reason }) => ({ file: null, row, reason })),
    },
    denied: rejections.filter(({ isDenied }) => isDenied).length,
    positionsRefused: new Set(rejections.map(({ row }) => row)).size,
  }
}
