/** All views by their name. */
import type { ViewAnswer, ViewId, ViewOf } from '../view-answers.ts'
import { agingView } from './aging.ts'
import { balanceView } from './balance.ts'
import { cumulativeFlowView } from './cumulative-flow.ts'
import { efficiencyView } from './efficiency.ts'
import { flowTimeView } from './flow-time.ts'
import { littlesLawView } from './littles-law.ts'
import { loadView } from './load.ts'
import { mixView } from './mix.ts'
import { predictabilityView } from './predictability.ts'
import { reworkView } from './rework.ts'
import { stagesView } from './stages.ts'
import { velocityView } from './velocity.ts'
import type { ViewAsk } from './view-ask.ts'

const ANSWERS: { readonly [V in ViewId]: (ask: ViewAsk) => Promise<ViewOf<V>> } = {
  velocity: velocityView,
  'flow-time': flowTimeView,
  'cumulative-flow': cumulativeFlowView,
  load: loadView,
  aging: agingView,
  efficiency: efficiencyView,
  mix: mixView,
  balance: balanceView,
  stages: stagesView,
  rework: reworkView,
  'littles-law': littlesLawView,
  predictability: predictabilityView,
}

/** A view of what is asked for. Pure but for the questions that it asks of the measures. */
export const viewAnswer = (view: ViewId, ask: ViewAsk): Promise<ViewAnswer> => ANSWERS[view](ask)
