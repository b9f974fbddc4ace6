/** What had to be done again: reopened after done, or moved back to an earlier stage. */
import { MICROS_PER_SECOND } from '../event.ts'
import type { Move, Reworked } from '../measures/measures.ts'
import type { ViewOf } from '../view-answers.ts'
import { positionsOf } from './stage-order.ts'
import { periodsAsked, viewFrame, type ViewAsk } from './view-ask.ts'

/** Moves to a stage that the map names earlier than the one left, the most frequent first. */
const backwardOf = (ask: ViewAsk, moves: readonly Move[]): ViewOf<'rework'>['backward'] => {
  const positions = positionsOf(ask)
  return moves
    .flatMap(({ from, to, count }) => {
      const left = positions.get(from)
      const entered = to === null ? undefined : positions.get(to)
      return to !== null && left !== undefined && entered !== undefined && entered < left
        ? [{ from, to, count }]
        : []
    })
    .toSorted((a, b) => b.count - a.count)
}

export const reworkView = async (ask: ViewAsk): Promise<ViewOf<'rework'>> => {
  const { measures, request, window } = ask
  const { edges, periods } = periodsAsked(ask)
  const [found, moves] = await Promise.all([
    measures.reworked(request.of, edges),
    measures.moves(request.of, window),
  ])
  const sum = (of: keyof Reworked): number => found.reduce((total, one) => total + one[of], 0)
  return {
    ...viewFrame(ask, 'rework'),
    view: 'rework',
    n: sum('done'),
    reworked: sum('reworked'),
    reopened: sum('reopened'),
    movedBack: sum('reentered'),
    reworkSeconds: sum('time') / MICROS_PER_SECOND,
    backward: backwardOf(ask, moves),
    periods: periods.map((period, i) => ({
      ...period,
      done: found[i]?.done ?? 0,
      reworked: found[i]?.reworked ?? 0,
    })),
  }
}
