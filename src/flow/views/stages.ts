/** How long items stay in each stage. */
import { MICROS_PER_SECOND } from '../event.ts'
import { seconds } from '../report.ts'
import type { ViewOf } from '../view-answers.ts'
import { inFlowOrder } from './stage-order.ts'
import { viewFrame, type ViewAsk } from './view-ask.ts'

const PERCENTS = [50, 70, 85, 95] as const

export const stagesView = async (ask: ViewAsk): Promise<ViewOf<'stages'>> => {
  const times = await ask.measures.stageTimes(ask.request.of, ask.window, PERCENTS)
  const ofStage = new Map(times.map((one) => [one.stage, one]))
  return {
    ...viewFrame(ask, 'timeInStage'),
    view: 'stages',
    stages: inFlowOrder(ask, ofStage.keys()).flatMap((stage) => {
      const time = ofStage.get(stage)
      if (!time) return []
      const { items, entries, skipped, active, waiting, percentiles } = time
      return [
        {
          stage,
          items,
          entries,
          skipped,
          activeSeconds: active / MICROS_PER_SECOND,
          waitingSeconds: waiting / MICROS_PER_SECOND,
          percentiles: PERCENTS.map((percent, i) => ({ percent, seconds: seconds(percentiles[i] ?? null) })),
        },
      ]
    }),
  }
}
