/** Velocity over time, by type, with the process limits of its whole periods. */
import { velocityOf } from '../report.ts'
import type { FlowAnswer } from '../answers.ts'
import type { ViewOf } from '../view-answers.ts'
import { processLimits } from '../improve/xmr.ts'
import { byTypeAt } from './grouped.ts'
import { periodsAsked, viewFrame, type ViewAsk } from './view-ask.ts'

const wholeOf = (periods: FlowAnswer['velocity']): number[] =>
  periods.filter(({ partial }) => !partial).map(({ items }) => items)

/** Items done per whole period; null where no period is whole. */
export const meanVelocity = (periods: FlowAnswer['velocity']): number | null => {
  const whole = wholeOf(periods)
  return whole.length === 0 ? null : whole.reduce((sum, items) => sum + items, 0) / whole.length
}

/** Velocity as every page tells it. */
export const velocityAsked = ({
  measures,
  request,
  window,
  reach,
  calendar,
}: ViewAsk): Promise<FlowAnswer['velocity']> =>
  velocityOf(measures, request.of, window, request.by, reach, calendar)

export const velocityView = async (ask: ViewAsk): Promise<ViewOf<'velocity'>> => {
  const { edges } = periodsAsked(ask)
  const [velocity, types] = await Promise.all([
    velocityAsked(ask),
    ask.measures.tally(ask.request.of, edges, 'done', 'type'),
  ])
  return {
    ...viewFrame(ask, 'velocity'),
    view: 'velocity',
    periods: velocity.map((period, i) => ({ ...period, byType: byTypeAt(types, i) })),
    limits: processLimits(wholeOf(velocity)),
  }
}
