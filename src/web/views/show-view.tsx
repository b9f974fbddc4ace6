/** Which view is shown how. */
import type { ViewAnswer, ViewId, ViewOf } from '../../flow/view-answers.ts'
import type { ShowOf, Shown } from './show.ts'
import { showAging } from './aging.tsx'
import { showBalance } from './balance.tsx'
import { showCumulativeFlow } from './cumulative-flow.tsx'
import { showEfficiency } from './efficiency.tsx'
import { showFlowTime } from './flow-time.tsx'
import { showLittlesLaw } from './littles-law.tsx'
import { showLoad } from './load.tsx'
import { showMix } from './mix.tsx'
import { showPredictability } from './predictability.tsx'
import { showRework } from './rework.tsx'
import { showStages } from './stages.tsx'
import { showVelocity } from './velocity.tsx'

const SHOW: { readonly [V in ViewId]: (of: ShowOf<ViewOf<V>>) => Shown } = {
  velocity: showVelocity,
  'flow-time': showFlowTime,
  'cumulative-flow': showCumulativeFlow,
  load: showLoad,
  aging: showAging,
  efficiency: showEfficiency,
  mix: showMix,
  balance: showBalance,
  stages: showStages,
  rework: showRework,
  'littles-law': showLittlesLaw,
  predictability: showPredictability,
}

export const showView = (of: ShowOf<ViewAnswer>): Shown =>
  (SHOW[of.answer.view] as (of: ShowOf<ViewAnswer>) => Shown)(of)
