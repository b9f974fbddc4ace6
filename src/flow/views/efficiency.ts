/** Flow efficiency, and where items wait. */
import { efficiencyOf } from '../report.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import type { ViewOf } from '../view-answers.ts'
import { inFlowOrder } from './stage-order.ts'
import { viewFrame, type ViewAsk } from './view-ask.ts'

export const efficiencyView = async (ask: ViewAsk): Promise<ViewOf<'efficiency'>> => {
  const { measures, request, window } = ask
  const [efficiency, times, waits] = await Promise.all([
    efficiencyOf(ask),
    measures.stageTimes(request.of, window, []),
    measures.waits(request.of, window),
  ])
  const waited = times.reduce((sum, { waiting }) => sum + waiting, 0)
  const waitedAnywhere = waits.reduce((sum, { time }) => sum + time, 0)
  const ofStage = new Map(times.map((one) => [one.stage, one]))
  return {
    ...viewFrame(ask, 'efficiency'),
    view: 'efficiency',
    efficiency,
    stages: inFlowOrder(ask, ofStage.keys()).flatMap((stage) => {
      const time = ofStage.get(stage)
      return time
        ? [
            {
              stage,
              items: time.items,
              activeSeconds: time.active / MICROS_PER_SECOND,
              waitingSeconds: time.waiting / MICROS_PER_SECOND,
              shareOfWait: waited > 0 ? time.waiting / waited : null,
            },
          ]
        : []
    }),
    waitingPlaces: waits
      .toSorted((a, b) => b.time - a.time)
      .map(({ stage, reason, items, time }) => ({
        stage,
        reason,
        items,
        seconds: time / MICROS_PER_SECOND,
        share: waitedAnywhere > 0 ? time / waitedAnywhere : 0,
      })),
  }
}
