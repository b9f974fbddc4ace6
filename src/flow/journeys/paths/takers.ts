/** The journeys behind a step or a move. */
import type { Steps } from './steps.ts'

const positionsWhere = (
  { journeys, offsets }: Steps,
  first: number,
  is: (index: number) => boolean,
): number[] => {
  const found: number[] = []
  for (let position = 0; position < journeys.length; position++) {
    const end = offsets[position + 1] ?? 0
    for (let i = (offsets[position] ?? 0) + first; i < end; i++) {
      if (!is(i)) continue
      found.push(position)
      break
    }
  }
  return found
}

/** Positions of the journeys that go directly from the one step to the other. */
export const takersOf = (steps: Steps, from: number, to: number): number[] =>
  positionsWhere(steps, 1, (i) => steps.step[i - 1] === from && steps.step[i] === to)

/** Positions of the journeys that come to a step. */
export const visitorsOf = (steps: Steps, code: number): number[] =>
  positionsWhere(steps, 0, (i) => steps.step[i] === code)

/** Positions of the journeys of which it is known how long an activity took. */
export const servedBy = (steps: Steps, code: number): number[] =>
  positionsWhere(steps, 0, (i) => steps.step[i] === code && !Number.isNaN(steps.service[i] ?? NaN))
