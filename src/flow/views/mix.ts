/** Distribution over time, against the mix that the stream aims at. */
import { choicesAsked } from '../improve/aging.ts'
import { distributionAsked, distributionOf } from '../report.ts'
import type { ViewOf } from '../view-answers.ts'
import { byTypeAt } from './grouped.ts'
import { periodsAsked, viewFrame, type ViewAsk } from './view-ask.ts'

export const mixView = async (ask: ViewAsk): Promise<ViewOf<'mix'>> => {
  const { measures, request, reach } = ask
  const { edges, periods } = periodsAsked(ask)
  const { of, basis } = request
  const [whole, types] = await Promise.all([
    distributionAsked(ask),
    basis === 'completed'
      ? measures.tally(of, edges, 'done', 'type')
      : // What was in progress when the period ended; of one that is not over, as of what is known.
        measures.loadBy(
          of,
          edges.slice(1).map((end) => Math.min(end, reach.asOf)),
          'type',
        ),
  ])
  return {
    ...viewFrame(ask, 'distribution'),
    view: 'mix',
    basis,
    whole,
    periods: periods.map((period, i) => ({
      ...period,
      distribution: distributionOf(byTypeAt(types, i), basis),
    })),
    target: choicesAsked(ask).mix ?? null,
  }
}
