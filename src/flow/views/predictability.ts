/** Whether velocity is stable, and how much longer than usual the long items take. */
import { predictabilityOf } from '../improve/predictability.ts'
import type { ViewOf } from '../view-answers.ts'
import { velocityAsked } from './velocity.ts'
import { viewFrame, type ViewAsk } from './view-ask.ts'

export const predictabilityView = async (ask: ViewAsk): Promise<ViewOf<'predictability'>> => {
  const { measures, request, window } = ask
  const [periods, { n, percentiles }] = await Promise.all([
    velocityAsked(ask),
    measures.flowTime(request.of, window, [50, 85]),
  ])
  const [p50 = null, p85 = null] = percentiles
  return {
    ...viewFrame(ask, 'predictability'),
    view: 'predictability',
    ...predictabilityOf(periods, request.by),
    periods,
    n,
    spread: p50 === null || p85 === null || p50 === 0 ? null : p85 / p50,
  }
}
